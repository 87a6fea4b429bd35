import { Knex } from 'knex';

/** Rows per statement: SQLite limits the number of parameters. */
const CHUNK = 200;

/**
 * Inserts rows, or replaces those with the same key.
 *
 * @param options - `rows`: with distinct keys; `key`: the key columns of the
 * table
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

/** Splits a list into chunks, each short enough for one statement. */
export function inChunks<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += CHUNK) {
    chunks.push(items.slice(start, start + CHUNK));
  }
  return chunks;
}
