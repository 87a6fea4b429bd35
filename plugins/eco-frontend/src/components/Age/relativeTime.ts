const UNITS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** By so much the clocks of the browser and the backend may differ. */
const CLOCK_SKEW_SECONDS = 60;

/**
 * A time in words. One that lies less than a minute ahead reads as now: the
 * clocks may differ.
 *
 * @param options - `date` is valid, `now` in milliseconds since 1970, `language`
 * a BCP 47 tag
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
