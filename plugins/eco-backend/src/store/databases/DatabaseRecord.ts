import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { DatabaseRow } from '../tables';

/** A database requested through Eco. Ownership depends on this record alone. */
export interface DatabaseRecord extends DatabaseReference {
  engine: string;
  /** Entity reference. */
  owner: string;
  /** Omitted until the database exists in the cluster. */
  uid?: string;
  /** Total of all its servers. */
  storageBytes: number;
}

function toRecord(row: DatabaseRow): DatabaseRecord {
  return {
    cluster: row.cluster,
    namespace: row.namespace,
    name: row.name,
    engine: row.engine,
    owner: row.owner,
    uid: row.uid ?? undefined,
    storageBytes: Number(row.storage_bytes),
  };
}

/** Finds the record of one database. */
export async function findDatabaseRecord(options: {
  knex: Knex;
  reference: DatabaseReference;
}): Promise<DatabaseRecord | undefined> {
  const row = await options
    .knex<DatabaseRow>('databases')
    .where(toKey(options.reference))
    .first();
  return row && toRecord(row);
}

/** Lists all databases requested through Eco, sorted by key. */
export async function listDatabaseRecords(options: {
  knex: Knex;
}): Promise<DatabaseRecord[]> {
  const rows: DatabaseRow[] = await options
    .knex<DatabaseRow>('databases')
    .select()
    .orderBy(['cluster', 'namespace', 'name']);
  return rows.map(toRecord);
}

/** Returns only the key columns of a reference. */
export function toKey(reference: DatabaseReference): DatabaseReference {
  const { cluster, namespace, name } = reference;
  return { cluster, namespace, name };
}
