const MS_PER_MINUTE = 60_000;

/**
 * Whether a time is longer ago than some minutes.
 *
 * @param since - ISO 8601
 * @returns false if the time is unknown
 */
export function isOlderThan(
  since: string | undefined,
  { minutes }: { minutes: number },
  now: Date,
): boolean {
  return (
    since !== undefined &&
    now.getTime() - Date.parse(since) > minutes * MS_PER_MINUTE
  );
}
