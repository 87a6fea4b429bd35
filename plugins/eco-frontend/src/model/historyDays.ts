import { HistoryEntry } from '@backstage-eco/plugin-eco-common';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Events on one day in the user's time zone. */
export interface HistoryDay {
  /** Date as `2026-01-31`. */
  id: string;
  /** In their original order. */
  entries: HistoryEntry[];
}

/**
 * Groups entries by day, keeping their order. Days without entries are omitted.
 */
export function daysOf(entries: HistoryEntry[]): HistoryDay[] {
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const id = dayId(new Date(entry.at));
    days.set(id, [...(days.get(id) ?? []), entry]);
  }
  return [...days].map(([id, own]) => ({ id, entries: own }));
}

/** Number of events in the hour that starts at `at` (ISO 8601). */
export interface HourCount {
  at: string;
  count: number;
}

/**
 * Counts events per day, from the first day with events to today. Days without
 * events in between count zero.
 *
 * @param options - `now`: milliseconds since 1970; `max`: maximum number of
 * days, of which the newest are kept
 */
export function countPerDay(options: {
  hours: HourCount[];
  now: number;
  max: number;
}): Array<{ id: string; count: number }> {
  const { hours, now, max } = options;
  const counts = new Map<string, number>();
  for (const { at, count } of hours) {
    const id = dayId(new Date(at));
    counts.set(id, (counts.get(id) ?? 0) + count);
  }
  const oldest = [...counts.keys()].sort()[0];
  const days: Array<{ id: string; count: number }> = [];
  // Steps from noon, so that a day of 23 or 25 hours cannot skip a date.
  const noon = new Date(now).setHours(12, 0, 0, 0);
  for (let at = noon; days.length < max; at -= DAY_MS) {
    const id = dayId(new Date(at));
    if (oldest === undefined || id < oldest) {
      break;
    }
    days.unshift({ id, count: counts.get(id) ?? 0 });
  }
  return days;
}

/**
 * Counts events per hour, as {@link countPerDay}. `id` is the start of the
 * hour, ISO 8601.
 */
export function countPerHour(options: {
  hours: HourCount[];
  now: number;
  max: number;
}): Array<{ id: string; count: number }> {
  const { now, max } = options;
  const hourOf = (ms: number) => Math.floor(ms / HOUR_MS);
  const counts = new Map<number, number>();
  for (const { at, count } of options.hours) {
    const hour = hourOf(Date.parse(at));
    counts.set(hour, (counts.get(hour) ?? 0) + count);
  }
  const oldest = Math.min(...counts.keys());
  const hours: Array<{ id: string; count: number }> = [];
  for (let hour = hourOf(now); hours.length < max && hour >= oldest; hour--) {
    const id = new Date(hour * HOUR_MS).toISOString();
    hours.unshift({ id, count: counts.get(hour) ?? 0 });
  }
  return hours;
}

function dayId(date: Date): string {
  const parts = [date.getMonth() + 1, date.getDate()];
  return [
    date.getFullYear(),
    ...parts.map(part => String(part).padStart(2, '0')),
  ].join('-');
}
