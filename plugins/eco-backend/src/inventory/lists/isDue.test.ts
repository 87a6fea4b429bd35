import { isDue } from './isDue';

const HOUR_MS = 3_600_000;
const lastAt = '2026-01-01T00:00:00.000Z';

function isDueAfter(hours: number, name: string): boolean {
  const now = new Date(Date.parse(lastAt) + hours * HOUR_MS);
  return isDue({ lastAt, now, name });
}

describe('isDue', () => {
  const names = Array.from({ length: 100 }, (_, each) => `blue ${each}`);

  it('is due after 18 to 24 hours', () => {
    expect(names.filter(name => isDueAfter(17.9, name))).toEqual([]);
    expect(names.filter(name => !isDueAfter(24.1, name))).toEqual([]);
  });

  it('spreads reads that started together', () => {
    const early = names.filter(name => isDueAfter(21, name)).length;
    expect(early).toBeGreaterThan(30);
    expect(early).toBeLessThan(70);
  });

  it('is due if the last time is invalid or in the future', () => {
    expect(isDueAfter(-1, 'blue')).toBe(true);
    expect(isDue({ lastAt: 'never', now: new Date(), name: 'x' })).toBe(true);
  });
});
