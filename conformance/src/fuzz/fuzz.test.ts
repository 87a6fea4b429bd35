import { DOORS, runFuzz } from './runFuzz';

/**
 * Half a minute for all doors. Failures found earlier have tests next to their
 * source.
 */
const MS_PER_DOOR = 6_000;
/**
 * Fixed, so that the inputs are the same each time; the conformance run varies
 * them.
 */
const SEED = 1;

describe('fuzz', () => {
  it('finds no harmful input at any door', async () => {
    const results = await runFuzz({
      doors: DOORS,
      seed: SEED,
      msPerDoor: MS_PER_DOOR,
    });
    const harm = results.filter(({ failure }) => failure);
    expect(harm).toEqual([]);
    expect(results.filter(({ inputs }) => inputs === 0)).toEqual([]);
  }, 600_000);
});
