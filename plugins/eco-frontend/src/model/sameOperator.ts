import {
  MaturityLevelNumber,
  OperatorDetail,
} from '@backstage-eco/plugin-eco-common';
import { OperatorInCluster } from './operatorsInClusters';

/**
 * An operator in all clusters that have it, itself included. One tool may have several
 * controllers, so their names decide too.
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

/** The maturity levels that are not in the same state everywhere. */
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
