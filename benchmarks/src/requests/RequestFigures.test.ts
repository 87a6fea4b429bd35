import { missedBars, percentile95 } from './RequestFigures';
import { seededRandom } from './seededRandom';

describe('figures of the requests benchmark', () => {
  it('are compared with the bars', () => {
    const good = { requests: 9, kills: 3, lost: 0, duplicates: 0, stuck: 0 };
    expect(missedBars({ ...good, overheadP95s: 5 })).toEqual([]);
    expect(missedBars({ ...good, lost: 1, overheadP95s: 5.01 })).toHaveLength(
      2,
    );
    // A figure that was not measured misses its bar.
    expect(missedBars({ ...good, overheadP95s: NaN })).toHaveLength(1);
  });

  it('contain the 95th percentile', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile95(values)).toBe(95);
    expect(percentile95([3, 1])).toBe(3);
  });

  it('repeat the random series for the same seed', () => {
    const three = (seed: number) =>
      Array.from({ length: 3 }, seededRandom(seed));
    expect(three(7)).toEqual(three(7));
    expect(three(7)).not.toEqual(three(8));
    for (const value of three(7)) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
    }
  });
});
