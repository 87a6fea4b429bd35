import { Finding, SEVERITIES } from '../../findings';
import { FindingRow } from '../tables';

/** What comes and goes is told once, and not each time. */
const QUIET_MS = 3_600_000;

/** What a check may have found anew. */
type KnownRow = Pick<
  FindingRow,
  'fingerprint' | 'severity' | 'resolved_at' | 'muted_at' | 'muted_until'
>;

/**
 * Picks the findings that are news: new, back after an hour or more, or worse than
 * at the check before, and not muted. Pure.
 *
 * @param options - `stored`: all of the cluster, as the check before left them;
 * `checkedAt`: ISO 8601
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
