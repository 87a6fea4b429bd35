import { toUsualTime } from './toUsualTime';

const START = Date.parse('2026-01-01T00:00:00.000Z');

/** Creates the steps of a request that took some seconds. */
function took(seconds: number) {
  const at = (after: number) => new Date(START + after * 1000).toISOString();
  return [
    { state: 'requested' as const, at: at(0) },
    { state: 'accepted' as const, at: at(0.1) },
    { state: 'ready' as const, at: at(seconds) },
    { state: 'verified' as const, at: at(seconds + 100) },
  ];
}

describe('toUsualTime', () => {
  it('is the median and the 95th percentile', () => {
    const times = Array.from({ length: 100 }, (_, index) => took(100 - index));
    expect(toUsualTime(times)).toEqual({
      p50Seconds: 50,
      p95Seconds: 95,
      requests: 100,
    });
    expect(toUsualTime([1, 9, 3, 4, 2].map(took))).toEqual({
      p50Seconds: 3,
      p95Seconds: 9,
      requests: 5,
    });
  });

  it('is unknown for fewer than five ready databases', () => {
    const broken = [took(1).slice(1), took(-1), []];
    expect(toUsualTime([1, 2, 3, 4].map(took).concat(broken))).toBeUndefined();
  });
});
