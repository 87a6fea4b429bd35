import { Knex } from 'knex';
import { inChunks, upsertRows } from './upsertRows';

/** A row with a hash to detect changes. */
interface HashedRow {
  cluster: string;
  key: string;
  hash: string;
}

/**
 * Replaces the rows of a cluster: writes changed ones and deletes those that
 * are gone.
 *
 * @param options - `rows`: all rows of the cluster; if two have the same key,
 * the last one counts
 */
export async function writeChanges<R extends HashedRow>(options: {
  trx: Knex;
  table: string;
  cluster: string;
  rows: R[];
}): Promise<void> {
  const { trx, table, cluster } = options;
  const rows = new Map(options.rows.map(row => [row.key, row]));
  const stored: Array<Pick<HashedRow, 'key' | 'hash'>> = await trx<HashedRow>(
    table,
  )
    .where({ cluster })
    .select('key', 'hash');
  const hashes = new Map(stored.map(({ key, hash }) => [key, hash]));
  const gone = [...hashes.keys()].filter(key => !rows.has(key));
  for (const keys of inChunks(gone)) {
    await trx(table).where({ cluster }).whereIn('key', keys).delete();
  }
  await upsertRows<HashedRow>({
    trx,
    table,
    rows: [...rows.values()].filter(row => hashes.get(row.key) !== row.hash),
    key: ['cluster', 'key'],
  });
}
