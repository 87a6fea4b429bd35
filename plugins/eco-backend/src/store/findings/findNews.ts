import { Finding, SEVERITIES } from '../../findings';
import { FindingRow } from '../tables';

/** A finding that returns within this time is not news, in milliseconds. */
const QUIET_MS = 3_600_000;

/** Stored finding to compare with. */
type KnownRow = Pick<
  FindingRow,
  'fingerprint' | 'severity' | 'resolved_at' | 'muted_at' | 'muted_until'
>;

/**
 * Selects the findings that are news: new, back after an hour or more, or worse
 * than at the previous check, and not muted. Pure.
 *
 * @param options - `stored`: all findings of the cluster from the previous
 * check; `checkedAt`: ISO 8601
 */
export function findNews(options: {
  findings: Finding[];
  stored: KnownRow[];
  checkedAt: string;
}): Finding[] {
  const { findings, stored, checkedAt } = options;
  const known = new Map(stored.map(row => [row.fingerprint, row]));
  return findings.filter(({ fingerprint, severity }) => {
    const row = known.get(fingerprint);
    if (!row) {
      return true;
    }
    const isWorse = SEVERITIES.indexOf(severity) < row.severity;
    return (isWorse || isBack(row, checkedAt)) && !isMutedAt(row, checkedAt);
  });
}

function isBack({ resolved_at }: KnownRow, at: string): boolean {
  return (
    resolved_at !== null && Date.parse(at) - Date.parse(resolved_at) >= QUIET_MS
  );
}

function isMutedAt({ muted_at, muted_until }: KnownRow, at: string): boolean {
  return muted_at !== null && (muted_until === null || muted_until > at);
}
