const MS_PER_MINUTE = 60_000;

/**
 * Whether something began some time ago.
 *
 * @param since - ISO 8601
 * @returns false where nobody said when
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
