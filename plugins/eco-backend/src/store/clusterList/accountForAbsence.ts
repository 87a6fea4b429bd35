/** How long a cluster has been missing from the list. */
export interface Absence {
  missingSeconds: number;
  /**
   * When the last list without it was read, ISO 8601. Null if that list does
   * not count.
   */
  missingCheckedAt: string | null;
}

/**
 * Accounts for one more list without a cluster. Pure.
 *
 * Absence adds up from one list to the next, and only if they are close in
 * time. A gap without lists, or with failed or empty ones, proves nothing.
 *
 * @param options - `at`: when the list was read, ISO 8601; `maxGapMs`: maximum
 * time between two lists that count; `archiveAfterMs`: absence after which a
 * cluster is archived. Both in milliseconds
 */
export function accountForAbsence(
  absence: Absence,
  options: { at: string; maxGapMs: number; archiveAfterMs: number },
): Absence & { isArchived: boolean } {
  const { at, maxGapMs, archiveAfterMs } = options;
  const { missingCheckedAt } = absence;
  const gapMs = missingCheckedAt
    ? Date.parse(at) - Date.parse(missingCheckedAt)
    : Infinity;
  const counts = gapMs >= 0 && gapMs <= maxGapMs;
  const missingSeconds =
    absence.missingSeconds + (counts ? Math.round(gapMs / 1000) : 0);
  return {
    missingSeconds,
    missingCheckedAt: at,
    isArchived: missingSeconds * 1000 >= archiveAfterMs,
  };
}
