import { relativeTime } from './relativeTime';

describe('relativeTime', () => {
  const now = Date.parse('2026-01-10T12:00:00Z');

  it.each([
    ['2026-01-10T11:59:58Z', '2 seconds ago'],
    ['2026-01-10T11:58:01Z', '1 minute ago'],
    ['2026-01-10T10:00:00Z', '2 hours ago'],
    ['2026-01-09T11:00:00Z', 'yesterday'],
    ['2026-01-10T12:00:04Z', 'now'],
    ['2026-01-10T12:00:59Z', 'now'],
    ['2026-01-10T12:01:00Z', 'in 1 minute'],
    ['2026-01-11T13:00:00Z', 'tomorrow'],
    ['2026-02-01T12:00:00Z', 'in 22 days'],
  ])('formats %s as %s', (at, words) => {
    expect(relativeTime({ date: new Date(at), now, language: 'en' })).toBe(
      words,
    );
  });

  it('uses the language of the app', () => {
    const date = new Date('2026-01-10T10:00:00Z');
    expect(relativeTime({ date, now, language: 'de' })).toBe('vor 2 Stunden');
  });
});
