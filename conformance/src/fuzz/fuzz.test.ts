import { DOORS, runFuzz } from './runFuzz';

/** Half a minute for all doors; an earlier failure is a test beside its source. */
const MS_PER_DOOR = 6_000;

describe('fuzz', () => {
  it('does no harm at any door', async () => {
    const seed = Date.now() % 2 ** 31;
    const results = await runFuzz({
      doors: DOORS,
      seed,
      msPerDoor: MS_PER_DOOR,
    });
    const harm = results.filter(({ failure }) => failure);
    expect({ seed, harm }).toEqual({ seed, harm: [] });
    expect(results.filter(({ inputs }) => inputs === 0)).toEqual([]);
  }, 600_000);
});
