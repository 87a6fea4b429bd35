import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { DatabaseRequestRow, DatabaseRow, InventoryObjectRow } from '../tables';
import { toKey } from './DatabaseRecord';
import {
  applyDatabaseCriteria,
  DatabaseCriteria,
} from './DatabaseTargetFilter';
import { StoredRequest, toStoredRequest } from './StoredRequest';

/** Key columns of a database. */
const KEY = ['cluster', 'namespace', 'name'];

/** Position of a request in a list: when it was made, and its id. */
export type RequestPosition = [string, string];

/** Lists a page of visible requests, newest first. */
export async function listRequests(options: {
  knex: Knex;
  criteria: DatabaseCriteria;
  open?: boolean;
  limit: number;
  after?: RequestPosition;
}): Promise<{ items: StoredRequest[]; end?: RequestPosition }> {
  const { knex, criteria, open, limit, after } = options;
  const query = knex<DatabaseRequestRow>('database_requests')
    .select()
    .orderBy([
      { column: 'requested_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    // The extra row tells whether there is a next page.
    .limit(limit + 1);
  applyDatabaseCriteria(query, criteria);
  if (open) {
    query.where({ is_open: true });
  }
  if (after) {
    query.whereRaw('(requested_at, id) < (?, ?)', [...after]);
  }
  const rows: DatabaseRequestRow[] = await query;
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return {
    items: shown.map(toStoredRequest),
    end: rows.length > limit ? [last.requested_at, last.id] : undefined,
  };
}

/** Finds a request, if it is visible. */
export async function findRequest(options: {
  knex: Knex;
  criteria: DatabaseCriteria;
  id: string;
}): Promise<StoredRequest | undefined> {
  const { knex, criteria, id } = options;
  const query = knex<DatabaseRequestRow>('database_requests').where({ id });
  applyDatabaseCriteria(query, criteria);
  const row: DatabaseRequestRow | undefined = await query.first();
  return row && toStoredRequest(row);
}

/** Finds the newest completed deletion of a database with this name. */
export async function findLastDeletion(options: {
  knex: Knex;
  reference: DatabaseReference;
}): Promise<StoredRequest | undefined> {
  const row: DatabaseRequestRow | undefined = await options
    .knex<DatabaseRequestRow>('database_requests')
    .where(toKey(options.reference))
    .where({ operation: 'delete', state: 'deleted' })
    .orderBy('requested_at', 'desc')
    .first();
  return row && toStoredRequest(row);
}

/**
 * Lists the newest request of one database, or of each database that is listed.
 * The number of former databases is unbounded, so theirs are left out.
 */
export async function listNewestRequests(options: {
  knex: Knex;
  reference?: DatabaseReference;
}): Promise<StoredRequest[]> {
  const { knex, reference } = options;
  const newest = knex<DatabaseRequestRow>('database_requests')
    .select('cluster', 'namespace', 'name')
    .max({ requested_at: 'requested_at' })
    .groupBy('cluster', 'namespace', 'name');
  if (reference) {
    newest.where(toKey(reference));
  } else {
    newest.whereIn(KEY, selectShown(knex));
  }
  const rows: DatabaseRequestRow[] = await knex<DatabaseRequestRow>(
    'database_requests',
  )
    .select()
    .whereIn([...KEY, 'requested_at'], newest as unknown as Knex.QueryBuilder);
  return rows.map(toStoredRequest);
}

/**
 * Selects the keys of listed databases: those recorded or found in a cluster.
 */
function selectShown(knex: Knex): Knex.QueryBuilder {
  const recorded: Knex.QueryBuilder = knex<DatabaseRow>('databases');
  const read: Knex.QueryBuilder = knex<InventoryObjectRow>('inventory_objects');
  return recorded
    .select(KEY)
    .union(read.select(KEY).where({ kind: 'databases' }));
}
