import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { InventoryObjectRow, TextRow } from '../tables';
import { inChunks } from '../upsertRows';

/**
 * Deletes schemas that no inventory refers to and that were not seen for a
 * while. Schemas just seen by a running cycle, or referred to by stored
 * history, were seen more recently than that.
 *
 * @param options - `unmetMs`: minimum time since last seen, in milliseconds
 * @returns number of deleted schemas
 */
export async function deleteUnusedSchemas(options: {
  knex: Knex;
  unmetMs: number;
}): Promise<number> {
  const { knex, unmetMs } = options;
  const isOld = (query: Knex.QueryBuilder) =>
    query.where('met_at', '<', databaseTime(knex, -unmetMs));
  const candidates = new Set<string>(
    await isOld(knex<TextRow>('crd_schemas')).pluck('hash'),
  );
  if (candidates.size === 0) {
    return 0;
  }
  for (const hash of await usedHashes(knex)) {
    candidates.delete(hash);
  }
  let count = 0;
  for (const hashes of inChunks([...candidates])) {
    // The condition is repeated, because a schema may have been seen since.
    count += await isOld(
      knex<TextRow>('crd_schemas').whereIn('hash', hashes),
    ).delete();
  }
  return count;
}

/** Reads one cluster at a time: all CRDs of a fleet take many megabytes. */
async function usedHashes(knex: Knex): Promise<Set<string>> {
  const hashes = new Set<string>();
  for (const cluster of await knex('clusters').pluck('name')) {
    const texts: string[] = await knex<InventoryObjectRow>('inventory_objects')
      .where({ cluster, kind: 'crds' })
      .pluck('facts');
    for (const text of texts) {
      const { versions }: CrdFacts = JSON.parse(text);
      versions.forEach(
        ({ schemaHash }) => schemaHash && hashes.add(schemaHash),
      );
    }
  }
  return hashes;
}
