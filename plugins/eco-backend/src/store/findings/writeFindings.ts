import { randomUUID } from 'node:crypto';
import { FindingSubject } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { CheckResults, Finding, SEVERITIES } from '../../findings';
import { storableText } from '../storableText';
import { ClusterRow, FindingRow, UnknownCheckRow } from '../tables';
import { inChunks, upsertRows } from '../upsertRows';
import { deleteSurplusFindings } from './deleteSurplusFindings';
import { findNews } from './findNews';

type StoredRow = Pick<
  FindingRow,
  | 'id'
  | 'check_id'
  | 'fingerprint'
  | 'namespace'
  | 'severity'
  | 'finding'
  | 'last_seen_at'
  | 'resolved_at'
  | 'muted_at'
  | 'muted_until'
>;

/**
 * Writes changed check results of a cluster. A finding that is no longer found
 * is resolved, or stays as last seen if its check could not run. Of very many,
 * only the last are kept.
 *
 * @param options - `checkedAt`: ISO 8601
 * @returns the findings that are news; none at the first check of a cluster
 */
export async function writeFindings(options: {
  trx: Knex;
  cluster: string;
  results: CheckResults;
  checkedAt: string;
}): Promise<Finding[]> {
  const { trx, cluster, results, checkedAt } = options;
  const clusters = () => trx<ClusterRow>('clusters').where('name', cluster);
  const before = await clusters().select('checked_at').first();
  const stored: StoredRow[] = await trx<FindingRow>('findings')
    .select(
      ...(['id', 'check_id', 'fingerprint', 'namespace'] as const),
      ...(['severity', 'finding', 'last_seen_at', 'resolved_at'] as const),
      ...(['muted_at', 'muted_until'] as const),
    )
    .where({ cluster });
  await writeFound({ ...options, stored });
  await writeMissing({ ...options, stored, lastCheck: before?.checked_at });
  await writeUnknownChecks(options);
  await clusters().update({ checked_at: checkedAt });
  return before?.checked_at
    ? findNews({ findings: results.findings, stored, checkedAt })
    : [];
}

async function writeFound(options: {
  trx: Knex;
  cluster: string;
  results: CheckResults;
  checkedAt: string;
  stored: StoredRow[];
}): Promise<void> {
  const { trx, cluster, results, checkedAt, stored } = options;
  const known = new Map(stored.map(row => [row.fingerprint, row]));
  const rows = results.findings.map(each => toRow(cluster, each));
  const added = rows.filter(row => !known.has(row.fingerprint));
  for (const chunk of inChunks(added)) {
    await trx<FindingRow>('findings').insert(
      chunk.map(row => ({
        ...row,
        public_id: randomUUID(),
        first_seen_at: checkedAt,
        opened_at: checkedAt,
      })),
    );
  }
  for (const row of rows) {
    const old = known.get(row.fingerprint);
    if (old && (old.last_seen_at !== null || old.finding !== row.finding)) {
      await trx<FindingRow>('findings')
        .where('id', old.id)
        .update({
          ...row,
          last_seen_at: null,
          resolved_at: null,
          ...(old.resolved_at !== null && { opened_at: checkedAt }),
        });
    }
  }
}

async function writeMissing(options: {
  trx: Knex;
  results: CheckResults;
  checkedAt: string;
  stored: StoredRow[];
  lastCheck?: string | null;
}): Promise<void> {
  const { trx, results, checkedAt, stored } = options;
  const found = new Set(results.findings.map(each => each.fingerprint));
  const unknown = new Set(results.unknown.map(each => each.checkId));
  const gone = stored.filter(row => !found.has(row.fingerprint));
  const missing = gone.filter(row => row.resolved_at === null);
  const unseen = missing.filter(row => row.last_seen_at === null);
  const resolved = missing.filter(row => !unknown.has(row.check_id));
  for (const chunk of inChunks(unseen.map(({ id }) => id))) {
    await trx<FindingRow>('findings')
      .whereIn('id', chunk)
      .update({ last_seen_at: options.lastCheck ?? checkedAt });
  }
  for (const chunk of inChunks(resolved.map(({ id }) => id))) {
    await trx<FindingRow>('findings')
      .whereIn('id', chunk)
      .update({ resolved_at: checkedAt });
  }
  await deleteSurplusFindings({ trx, gone });
}

async function writeUnknownChecks(options: {
  trx: Knex;
  cluster: string;
  results: CheckResults;
}): Promise<void> {
  const { trx, cluster, results } = options;
  const table = () => trx<UnknownCheckRow>('unknown_checks').where({ cluster });
  const stored = new Map((await table()).map(row => [row.check_id, row]));
  const rows = results.unknown.map(({ checkId, reason, since }) => ({
    cluster,
    check_id: checkId,
    reason: storableText(reason),
    since: since ?? null,
  }));
  const ids = new Set(rows.map(row => row.check_id));
  const gone = [...stored.keys()].filter(checkId => !ids.has(checkId));
  if (gone.length > 0) {
    await table().whereIn('check_id', gone).delete();
  }
  await upsertRows<UnknownCheckRow>({
    trx,
    table: 'unknown_checks',
    rows: rows.filter(row => {
      const old = stored.get(row.check_id);
      return old?.reason !== row.reason || old.since !== row.since;
    }),
    key: ['cluster', 'check_id'],
  });
}

function toRow(cluster: string, finding: Finding) {
  const { checkId, severity, fingerprint, subject, message } = finding;
  return {
    cluster,
    fingerprint,
    check_id: checkId,
    severity: SEVERITIES.indexOf(severity),
    namespace: storableText(namespaceOf(subject)),
    tool_id: subject.type === 'tool' ? subject.toolId : finding.toolId ?? null,
    finding: storableText(JSON.stringify(finding)),
    search: storableText(wordsOf(subject, message).toLowerCase()),
  };
}

/**
 * A namespace belongs to itself: who may not see its content may not see it.
 */
function namespaceOf(subject: FindingSubject): string {
  if (subject.type === 'cluster') {
    return '';
  }
  const isNamespace =
    subject.type === 'object' &&
    subject.apiVersion === 'v1' &&
    subject.kind === 'Namespace';
  return isNamespace ? subject.name : subject.namespace ?? '';
}

function wordsOf({ type: _, ...subject }: FindingSubject, message: string) {
  return [...Object.values(subject), message].join(' ');
}
