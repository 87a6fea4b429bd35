const UNITS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Tolerated clock difference between the browser and the backend. */
const CLOCK_SKEW_SECONDS = 60;

/**
 * Formats a time relative to now. A time less than a minute ahead reads as now,
 * because clocks may differ.
 *
 * @param options - `date`: must be valid; `now`: milliseconds since 1970;
 * `language`: BCP 47 tag
 */
export function relativeTime(options: {
  date: Date;
  now: number;
  language: string;
}): string {
  const { date, now, language } = options;
  const ago = Math.round((now - date.getTime()) / 1000);
  const seconds = ago > -CLOCK_SKEW_SECONDS ? Math.max(0, ago) : -ago;
  const sign = ago < 0 ? 1 : -1;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of UNITS) {
    if (seconds >= size) {
      return format.format(sign * Math.floor(seconds / size), unit);
    }
  }
  return format.format(0, 'second');
}
