import { Knex } from 'knex';
import { Finding } from '../../findings';
import { FindingRow } from '../tables';
import { isMuted } from './findingQuery';

/** A finding of a cluster with its history. Times are ISO 8601. */
export interface StoredFinding extends Finding {
  /**
   * Random UUID: sequential ids would reveal the number of findings of hidden
   * clusters.
   */
  id: string;
  cluster: string;
  firstSeenAt: string;
  /** Later than `firstSeenAt` if it was resolved in between. */
  openedAt: string;
  lastSeenAt: string;
  resolvedAt?: string;
  mute?: { at: string; by: string; reason: string; until?: string };
  /** Why it is unknown whether the finding still exists. */
  unknown?: { reason: string; since?: string };
}

type SelectedRow = FindingRow & {
  checked_at: string | null;
  is_muted: boolean | number;
  unknown_reason: string | null;
  unknown_since: string | null;
};

/** Runs a query for findings, in its order. */
export async function selectFindings(
  knex: Knex,
  query: Knex.QueryBuilder,
): Promise<StoredFinding[]> {
  const rows: SelectedRow[] = await query
    .leftJoin('unknown_checks as u', on =>
      on.on('u.cluster', 'f.cluster').andOn('u.check_id', 'f.check_id'),
    )
    .select('f.*', 'c.checked_at', {
      is_muted: isMuted(knex),
      unknown_reason: 'u.reason',
      unknown_since: 'u.since',
    });
  return rows.map(toStoredFinding);
}

function toStoredFinding(row: SelectedRow): StoredFinding {
  const isUnknown =
    row.unknown_reason !== null &&
    row.last_seen_at !== null &&
    row.resolved_at === null;
  return {
    // Written by writeFindings.
    ...(JSON.parse(row.finding) as Finding),
    id: row.public_id,
    cluster: row.cluster,
    firstSeenAt: row.first_seen_at,
    openedAt: row.opened_at,
    lastSeenAt: row.last_seen_at ?? row.checked_at ?? row.opened_at,
    ...(row.resolved_at !== null && { resolvedAt: row.resolved_at }),
    ...(row.is_muted && {
      mute: {
        at: row.muted_at ?? '',
        by: row.muted_by ?? '',
        reason: row.mute_reason ?? '',
        ...(row.muted_until !== null && { until: row.muted_until }),
      },
    }),
    ...(isUnknown && {
      unknown: {
        reason: row.unknown_reason ?? '',
        ...(row.unknown_since !== null && { since: row.unknown_since }),
      },
    }),
  };
}
