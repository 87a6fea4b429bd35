import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { DatabaseRow } from '../tables';

/** A database that was requested here: who owns it is decided by this alone. */
export interface DatabaseRecord extends DatabaseReference {
  engine: string;
  /** An entity reference. */
  owner: string;
  /** Left out: it is not in the cluster yet. */
  uid?: string;
  /** Of all servers. */
  storageBytes: number;
}

/** A row as the record that it holds. */
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

/** What was recorded of one database. */
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

/** All databases that were requested here, in the order of their keys. */
export async function listDatabaseRecords(options: {
  knex: Knex;
}): Promise<DatabaseRecord[]> {
  const rows: DatabaseRow[] = await options
    .knex<DatabaseRow>('databases')
    .select()
    .orderBy(['cluster', 'namespace', 'name']);
  return rows.map(toRecord);
}

/** The columns of the key, and nothing else that the reference may have. */
export function toKey(reference: DatabaseReference): DatabaseReference {
  const { cluster, namespace, name } = reference;
  return { cluster, namespace, name };
}
