import { backoffMs, nextCycle } from './nextCycle';

const MINUTE_MS = 60_000;
const times = { frequencyMs: 3 * MINUTE_MS, maxBackoffMs: 30 * MINUTE_MS };

function pauses(random: number): number[] {
  return [1, 2, 3, 4, 5, 6, 100].map(
    failures => backoffMs({ times, failures, random })! / MINUTE_MS,
  );
}

describe('the next cycle', () => {
  it('is scheduled from start to start if the cluster can be read', () => {
    for (const status of ['ok', 'partial'] as const) {
      expect(nextCycle({ times, status, failures: 7, tookMs: 20_000 })).toEqual(
        { afterMs: 160_000, failures: 0 },
      );
    }
    const slow = { times, status: 'ok' as const, failures: 0, tookMs: 1e9 };
    expect(nextCycle(slow).afterMs).toBe(0);
  });

  it('is delayed twice as long after each failure, up to a limit', () => {
    expect(pauses(0)).toEqual([3, 6, 12, 24, 30, 30, 30]);
    expect(pauses(1)).toEqual([2.4, 4.8, 9.6, 19.2, 24, 24, 24]);
    const failed = { times, status: 'unreachable' as const, tookMs: 1_000 };
    expect(nextCycle({ ...failed, failures: 2, random: 0 })).toEqual({
      afterMs: 12 * MINUTE_MS,
      failures: 3,
    });
  });

  it('is never sooner than without a failure', () => {
    const rare = { frequencyMs: 60 * MINUTE_MS, maxBackoffMs: MINUTE_MS };
    expect(backoffMs({ times: rare, failures: 3, random: 0 })).toBe(
      60 * MINUTE_MS,
    );
  });

  it('is only on request if configured so', () => {
    const manual = { maxBackoffMs: MINUTE_MS };
    for (const status of ['ok', 'unreachable'] as const) {
      const options = { times: manual, status, failures: 0, tookMs: 0 };
      expect(nextCycle(options).afterMs).toBeUndefined();
    }
  });
});
