import { Knex } from 'knex';
import { listAliases } from '../aliases';
import { DatabaseRow } from '../tables';

/** Upper limits. Unlimited if omitted. */
export interface QuotaLimits {
  databases?: number;
  /** Total of all servers. */
  storageBytes?: number;
}

/** Limits per owner, and per namespace of each cluster. */
export interface DatabaseQuotas {
  owner?: QuotaLimits;
  namespace?: QuotaLimits;
}

/** Current use. */
export interface QuotaUse {
  databases: number;
  storageBytes: number;
}

/**
 * Whose databases are counted. For a namespace, all names of its cluster count.
 */
export type QuotaSubject =
  | { owner: string }
  | { cluster: string; namespace: string };

/**
 * Counts the databases of an owner or a namespace.
 *
 * @param options - `except`: a database to leave out
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
    // `whereNot` with an object would negate each field and exclude whole
    // clusters.
    query.whereNot(one => one.where(except));
  }
  const [row] = await query
    .count({ databases: '*' })
    .sum({ storage: 'storage_bytes' });
  return toUse(row);
}

/**
 * Returns a function that gives all names of a cluster, the given one first.
 */
async function loadNames(knex: Knex): Promise<(cluster: string) => string[]> {
  const sharedNames = await listAliases({ knex, criteria: undefined });
  return cluster => [cluster, ...(sharedNames.get(cluster)?.otherNames ?? [])];
}

/** Counts the use of each owner; owners without databases are left out. */
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

/**
 * Counts the use of each namespace, by cluster and namespace; empty ones are
 * left out.
 */
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

/** PostgreSQL returns sums and counts as strings. */
function toUse(row: { databases?: unknown; storage?: unknown }): QuotaUse {
  return {
    databases: Number(row.databases),
    storageBytes: Number(row.storage ?? 0),
  };
}
