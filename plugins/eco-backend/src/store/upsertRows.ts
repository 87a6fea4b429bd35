import { Knex } from 'knex';

/** How many rows go into one statement: SQLite bounds its parameters. */
const CHUNK = 200;

/**
 * Inserts rows, or replaces those that have the same key.
 *
 * @param options - `rows`: no two with the same key; `key`: the columns of the
 * table's key
 */
export async function upsertRows<T extends object>(options: {
  trx: Knex;
  table: string;
  rows: T[];
  key: Array<keyof T & string>;
}): Promise<void> {
  const { trx, table, rows, key } = options;
  for (const chunk of inChunks(rows)) {
    await trx(table).insert(chunk).onConflict(key).merge();
  }
}

/** Parts of a list, each short enough for one statement. */
export function inChunks<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += CHUNK) {
    chunks.push(items.slice(start, start + CHUNK));
  }
  return chunks;
}
