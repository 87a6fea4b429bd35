import { ObservedState } from '@backstage-eco/plugin-eco-common';
import { OperatorInCluster } from './operatorsInClusters';
import { levelShares } from './levelShares';

function operator(...states: ObservedState[]): OperatorInCluster {
  return {
    maturity: states.map((state, index) => ({
      level: index + 1,
      state,
      isDeclared: false,
    })),
  } as OperatorInCluster;
}

describe('levelShares', () => {
  it('counts the operators that show a level, and those where it is unknown', () => {
    const shares = levelShares([
      operator('observed', 'unknown', 'not-observed', 'observed', 'unknown'),
      operator('observed', 'observed', 'not-observed', 'unknown', 'unknown'),
    ]);
    expect(
      shares.map(({ observed, unknown, of }) => [observed, unknown, of]),
    ).toEqual([
      [2, 0, 2],
      [1, 1, 2],
      [0, 0, 2],
      [1, 1, 2],
      [0, 2, 2],
    ]);
  });
});
