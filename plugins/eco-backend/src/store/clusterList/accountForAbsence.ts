/** For how long lists were had without a cluster. */
export interface Absence {
  missingSeconds: number;
  /** When the last of these lists was had, ISO 8601. Null: it does not count. */
  missingCheckedAt: string | null;
}

/**
 * What one more list without a cluster means for it. Pure.
 *
 * Absence counts from one list to the next, and only where they are close: a
 * time without lists, or with lists that failed or were empty, says nothing.
 *
 * @param options - `at`: when the list was had, ISO 8601; `maxGapMs`: how far
 * apart two lists may be to say something of the time between; `archiveAfterMs`:
 * for how long lists without it make it archived. Both in milliseconds
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
