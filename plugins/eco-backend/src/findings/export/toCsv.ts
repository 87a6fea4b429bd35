import { CSV_FORMULA, FindingSummary } from '@backstage-eco/plugin-eco-common';
import { unparse } from 'papaparse';
import { ExportedFindings } from './ExportedFindings';
import { nameOfSubject } from './nameOfSubject';

const COLUMNS: Record<string, (finding: FindingSummary) => unknown> = {
  id: ({ id }) => id,
  cluster: ({ cluster }) => cluster,
  severity: ({ severity }) => severity,
  check: ({ checkId }) => checkId,
  title: ({ title }) => title,
  namespace: ({ subject }) =>
    'namespace' in subject ? subject.namespace : undefined,
  subject: ({ subject }) => nameOfSubject(subject),
  message: ({ message }) => message,
  objects: ({ objectCount }) => objectCount,
  first_seen_at: ({ firstSeenAt }) => firstSeenAt,
  last_seen_at: ({ lastSeenAt }) => lastSeenAt,
  resolved_at: ({ resolvedAt }) => resolvedAt,
  muted_until: ({ mute }) => mute && (mute.until ?? 'unmuted'),
  mute_reason: ({ mute }) => mute?.reason,
  unknown: ({ unknown }) => unknown?.reason,
};

/**
 * Exports findings as CSV (RFC 4180) with a header. Formulas get a leading
 * apostrophe, because text from a cluster is untrusted.
 */
export function toCsv({ findings }: ExportedFindings): string {
  return unparse(
    {
      fields: Object.keys(COLUMNS),
      data: findings.map(({ summary }) =>
        Object.values(COLUMNS).map(of => String(of(summary) ?? '')),
      ),
    },
    { newline: '\r\n', escapeFormulae: CSV_FORMULA },
  );
}
