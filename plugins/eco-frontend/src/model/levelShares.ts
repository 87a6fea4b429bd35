import { MaturityLevelNumber } from '@backstage-eco/plugin-eco-common';
import { OperatorInCluster } from './operatorsInClusters';

/** Number of operators that show a maturity level. */
export interface LevelShare {
  level: MaturityLevelNumber;
  observed: number;
  unknown: number;
  of: number;
}

const LEVELS = [1, 2, 3, 4, 5] as const;

/** Counts the operators that show each level. */
export function levelShares(operators: OperatorInCluster[]): LevelShare[] {
  return LEVELS.map(level => {
    const states = operators.map(
      ({ maturity }) => maturity.find(mark => mark.level === level)?.state,
    );
    const observed = states.filter(state => state === 'observed').length;
    const absent = states.filter(state => state === 'not-observed').length;
    const of = operators.length;
    return { level, observed, unknown: of - observed - absent, of };
  });
}
