const UNITS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A past time in words. The clocks of the browser and the backend may differ
 * by some seconds, so a time that lies ahead reads as now.
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
  const seconds = Math.max(0, Math.round((now - date.getTime()) / 1000));
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of UNITS) {
    if (seconds >= size) {
      return format.format(-Math.floor(seconds / size), unit);
    }
  }
  return format.format(0, 'second');
}
