import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { DatabaseRequestRow, DatabaseRow, InventoryObjectRow } from '../tables';
import { toKey } from './DatabaseRecord';
import {
  applyDatabaseCriteria,
  DatabaseCriteria,
} from './DatabaseTargetFilter';
import { StoredRequest, toStoredRequest } from './StoredRequest';

/** What a database is known by. */
const KEY = ['cluster', 'namespace', 'name'];

/** Where a request stands in a list: when it was made, and its id. */
export type RequestPosition = [string, string];

/** A page of requests that may be seen, the newest first. */
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
    // One more says whether there is a next page.
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

/** One request, if it may be seen. */
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

/** The newest request by which a database of a name was deleted. */
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
 * The newest request of one database, or of each that is there or is to be. Of others
 * there may be very many.
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

/** The keys of databases that a list shows: those that are recorded or were read. */
function selectShown(knex: Knex): Knex.QueryBuilder {
  const recorded: Knex.QueryBuilder = knex<DatabaseRow>('databases');
  const read: Knex.QueryBuilder = knex<InventoryObjectRow>('inventory_objects');
  return recorded
    .select(KEY)
    .union(read.select(KEY).where({ kind: 'databases' }));
}
