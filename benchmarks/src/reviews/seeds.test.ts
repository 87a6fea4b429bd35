import { STALLED_REASONS } from '@backstage-eco/plugin-eco-common';
import { goodCases } from './goodCases';
import { NOT_FORETOLD, SEEDS } from './seeds';
import { GONE_SEEDS } from './seeds/changes';

const all = [...SEEDS, ...GONE_SEEDS];

describe('cases of the report on reviews', () => {
  it.each(STALLED_REASONS.filter(reason => !NOT_FORETOLD.includes(reason)))(
    'stall with %s for at least three causes',
    reason => {
      const causes = all.filter(seed => seed.reason === reason);
      expect(new Set(causes.map(({ cause }) => cause)).size).toBe(
        causes.length,
      );
      expect(causes.length).toBeGreaterThanOrEqual(3);
    },
  );

  it('include as many good ones', () => {
    expect(goodCases(all.length)).toHaveLength(all.length);
  });
});
