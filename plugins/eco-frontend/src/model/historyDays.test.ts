import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { countPerDay, countPerHour, daysOf } from './historyDays';

/** Local times, because days are those of the user's time zone. */
const entryAt = (at: string): HistoryEntry => ({
  id: '1',
  cluster: 'red',
  at: new Date(at).toISOString(),
  type: 'crd-added',
  counts: { tools: 0, absentTools: 0, crds: 1, definitions: 0, others: 0 },
  changes: [],
});

describe('historyDays', () => {
  const entries = [
    entryAt('2026-03-30T00:10:00'),
    entryAt('2026-03-28T23:50:00'),
    entryAt('2026-03-28T08:00:00'),
  ];

  const hours = entries.map(({ at }) => ({ at, count: 1 }));

  it('groups entries by day', () => {
    expect(daysOf(entries).map(day => [day.id, day.entries.length])).toEqual([
      ['2026-03-30', 1],
      ['2026-03-28', 2],
    ]);
  });

  it('includes days without events', () => {
    const now = new Date('2026-03-31T01:00:00').getTime();
    expect(countPerDay({ hours, now, max: 90 })).toEqual([
      { id: '2026-03-28', count: 2 },
      { id: '2026-03-29', count: 0 },
      { id: '2026-03-30', count: 1 },
      { id: '2026-03-31', count: 0 },
    ]);
    expect(countPerDay({ hours, now, max: 2 }).map(({ id }) => id)).toEqual([
      '2026-03-30',
      '2026-03-31',
    ]);
    expect(countPerDay({ hours: [], now, max: 90 })).toEqual([]);
  });

  it('includes hours without events', () => {
    const now = new Date('2026-03-30T02:10:00').getTime();
    const counts = (max: number) =>
      countPerHour({ hours: [hours[0]], now, max }).map(({ count }) => count);
    expect(counts(48)).toEqual([1, 0, 0]);
    expect(counts(2)).toEqual([0, 0]);
    expect(countPerHour({ hours: [], now, max: 48 })).toEqual([]);
  });
});
