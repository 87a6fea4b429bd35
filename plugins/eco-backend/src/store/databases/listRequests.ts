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

/** Who asks, and what they may see. */
export interface RequestVisibility {
  /** Sees their own requests in any case. */
  user?: string;
  /** Left out: no more than that. */
  readable?: { criteria: DatabaseCriteria };
}

/** A page of requests that may be seen, the newest first. */
export async function listRequests(options: {
  knex: Knex;
  visibility: RequestVisibility;
  open?: boolean;
  limit: number;
  after?: RequestPosition;
}): Promise<{ items: StoredRequest[]; end?: RequestPosition }> {
  const { knex, visibility, open, limit, after } = options;
  const query = knex<DatabaseRequestRow>('database_requests')
    .select()
    .where(visible => narrowToVisible(visible, visibility))
    .orderBy([
      { column: 'requested_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    // One more says whether there is a next page.
    .limit(limit + 1);
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
  visibility: RequestVisibility;
  id: string;
}): Promise<StoredRequest | undefined> {
  const { knex, visibility, id } = options;
  const row: DatabaseRequestRow | undefined = await knex<DatabaseRequestRow>(
    'database_requests',
  )
    .where({ id })
    .where(visible => narrowToVisible(visible, visibility))
    .first();
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

function narrowToVisible(
  query: Knex.QueryBuilder,
  { user, readable }: RequestVisibility,
): void {
  // Nobody has an empty reference.
  query.where({ requested_by: user ?? '' });
  if (readable?.criteria) {
    query.orWhere(part => applyDatabaseCriteria(part, readable.criteria));
  } else if (readable) {
    query.orWhereRaw('1 = 1');
  }
}
