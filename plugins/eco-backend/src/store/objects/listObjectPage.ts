import { Knex } from 'knex';
import { matchesText } from '../matchesText';
import { InventoryObjectRow } from '../tables';

/** Query for a page of the objects of a list. */
export interface ObjectQuery {
  cluster: string;
  /** Name of the list, for example `deployments`. */
  kind: string;
  namespace?: string;
  /** Part of the name or namespace, case-insensitive. */
  text?: string;
  sort: 'namespace' | 'name';
  order: 'asc' | 'desc';
  limit: number;
  /** End of the previous page. */
  after?: ObjectPosition;
}

/** Position of an object: its namespace and name in sort order, and its key. */
export type ObjectPosition = [string, string, string];

/** A page of the objects of a list. */
export interface StoredObjectPage {
  /** Number of matching objects on all pages. */
  total: number;
  items: Array<{ [field: string]: unknown }>;
  /** End of this page. Omitted on the last page. */
  end?: ObjectPosition;
}

/** Sorts objects without a namespace first. */
const NAMESPACE = "coalesce(namespace, '')";

/**
 * Lists objects of one list of a cluster, filtered and sorted by the database.
 */
export async function listObjectPage(options: {
  knex: Knex;
  query: ObjectQuery;
}): Promise<StoredObjectPage> {
  const { knex, query } = options;
  const columns =
    query.sort === 'name'
      ? ['name', NAMESPACE, 'key']
      : [NAMESPACE, 'name', 'key'];
  const fitting = () => fittingObjects(knex, query);
  const page = fitting()
    .select('namespace', 'name', 'key', 'facts')
    .orderByRaw(columns.map(column => `${column} ${query.order}`).join(', '))
    // The extra row tells whether there is a next page.
    .limit(query.limit + 1);
  if (query.after) {
    const comparison = query.order === 'asc' ? '>' : '<';
    page.whereRaw(`(${columns.join(', ')}) ${comparison} (?, ?, ?)`, [
      ...query.after,
    ]);
  }
  const rows = await page;
  const count = await fitting().count({ total: '*' }).first();
  const shown = rows.slice(0, query.limit);
  return {
    total: Number(count?.total ?? 0),
    items: shown.map(({ facts }) => JSON.parse(facts)),
    end:
      rows.length > shown.length
        ? positionOf(shown[shown.length - 1], query.sort)
        : undefined,
  };
}

function fittingObjects(knex: Knex, query: ObjectQuery) {
  const { cluster, kind, namespace, text } = query;
  const objects = knex<InventoryObjectRow>('inventory_objects').where({
    cluster,
    kind,
  });
  if (namespace !== undefined) {
    objects.where({ namespace });
  }
  if (text !== undefined) {
    objects.where(matchesText(knex, text, ['name', NAMESPACE]));
  }
  return objects;
}

function positionOf(
  row: Pick<InventoryObjectRow, 'namespace' | 'name' | 'key'>,
  sort: ObjectQuery['sort'],
): ObjectPosition {
  const namespace = row.namespace ?? '';
  return sort === 'name'
    ? [row.name, namespace, row.key]
    : [namespace, row.name, row.key];
}
