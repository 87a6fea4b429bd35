import { Knex } from 'knex';
import { listAliases } from '../aliases';
import { DatabaseRow } from '../tables';

/** The most that may be had; left out, there is no limit. */
export interface QuotaLimits {
  databases?: number;
  /** Of all servers together. */
  storageBytes?: number;
}

/** Limits for each owner and for each namespace of each cluster. */
export interface DatabaseQuotas {
  owner?: QuotaLimits;
  namespace?: QuotaLimits;
}

/** What is had already. */
export interface QuotaUse {
  databases: number;
  storageBytes: number;
}

/**
 * Whose databases are counted. What was requested under other names of a cluster is in
 * the same namespaces.
 */
export type QuotaSubject =
  | { owner: string }
  | { cluster: string; namespace: string };

/**
 * Counts what an owner, or a namespace, has.
 *
 * @param options - `except`: a database that is not counted
 */
export async function countUse(options: {
  knex: Knex;
  subject: QuotaSubject;
  except?: { cluster: string; namespace: string; name: string };
}): Promise<QuotaUse> {
  const { knex, subject, except } = options;
  const query = knex<DatabaseRow>('databases');
  if ('owner' in subject) {
    query.where(subject);
  } else {
    const { cluster, namespace } = subject;
    const namesOf = await loadNames(knex);
    query.where({ namespace }).whereIn('cluster', namesOf(cluster));
  }
  if (except) {
    // Of an object itself, Knex would negate each field: a whole cluster left out.
    query.whereNot(one => one.where(except));
  }
  const [row] = await query
    .count({ databases: '*' })
    .sum({ storage: 'storage_bytes' });
  return toUse(row);
}

/** Gives all names of a cluster, the given one first. */
async function loadNames(knex: Knex): Promise<(cluster: string) => string[]> {
  const sharedNames = await listAliases({ knex, criteria: undefined });
  return cluster => [cluster, ...(sharedNames.get(cluster)?.otherNames ?? [])];
}

/** What each owner has; who has nothing is left out. */
export async function listOwnerUse(options: {
  knex: Knex;
  owners: string[];
}): Promise<Map<string, QuotaUse>> {
  const { knex, owners } = options;
  const rows = await knex<DatabaseRow>('databases')
    .select('owner')
    .whereIn('owner', owners)
    .groupBy('owner')
    .count({ databases: '*' })
    .sum({ storage: 'storage_bytes' });
  return new Map(rows.map(row => [String(row.owner), toUse(row)]));
}

/** What each namespace has, by cluster and namespace; empty ones are left out. */
export async function listNamespaceUse(options: {
  knex: Knex;
  clusters: string[];
}): Promise<Map<string, Map<string, QuotaUse>>> {
  const { knex, clusters } = options;
  const namesOf = await loadNames(knex);
  const rows = await knex<DatabaseRow>('databases')
    .select('cluster', 'namespace')
    .whereIn('cluster', clusters.flatMap(namesOf))
    .groupBy('cluster', 'namespace')
    .count({ databases: '*' })
    .sum({ storage: 'storage_bytes' });
  const uses = new Map<string, Map<string, QuotaUse>>();
  for (const cluster of clusters) {
    const names = namesOf(cluster);
    for (const row of rows.filter(each => names.includes(each.cluster))) {
      const ofCluster = uses.get(cluster) ?? new Map<string, QuotaUse>();
      const before = ofCluster.get(row.namespace);
      ofCluster.set(row.namespace, add(toUse(row), before));
      uses.set(cluster, ofCluster);
    }
  }
  return uses;
}

function add(use: QuotaUse, other: QuotaUse | undefined): QuotaUse {
  return {
    databases: use.databases + (other?.databases ?? 0),
    storageBytes: use.storageBytes + (other?.storageBytes ?? 0),
  };
}

/** PostgreSQL gives sums and counts as texts. */
function toUse(row: { databases?: unknown; storage?: unknown }): QuotaUse {
  return {
    databases: Number(row.databases),
    storageBytes: Number(row.storage ?? 0),
  };
}
