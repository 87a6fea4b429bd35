import {
  MaturityLevelNumber,
  OperatorDetail,
} from '@backstage-eco/plugin-eco-common';
import { OperatorInCluster } from './operatorsInClusters';

/**
 * Returns an operator in every cluster that has it, including its own.
 * Operators are also matched by name, as one tool may have several controllers.
 */
export function sameOperator(
  operators: OperatorInCluster[],
  { toolId, workload }: Pick<OperatorDetail, 'toolId' | 'workload'>,
): OperatorInCluster[] {
  return operators.filter(
    each =>
      each.toolId === toolId &&
      each.workload.kind === workload.kind &&
      each.workload.name === workload.name,
  );
}

/** Returns the maturity levels whose state differs between clusters. */
export function differingLevels(
  operators: OperatorInCluster[],
): MaturityLevelNumber[] {
  const [first, ...others] = operators.map(({ maturity }) => maturity);
  return (first ?? [])
    .filter(({ level, state }) =>
      others.some(
        marks => marks.find(each => each.level === level)?.state !== state,
      ),
    )
    .map(({ level }) => level);
}
