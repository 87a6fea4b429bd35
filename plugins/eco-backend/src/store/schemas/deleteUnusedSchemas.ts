import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { InventoryObjectRow, TextRow } from '../tables';
import { inChunks } from '../upsertRows';

/**
 * Removes schemas that no cluster's inventory names and that nobody met for a
 * while. A schema that a running cycle just met is younger than that, and so is
 * one that the kept history names.
 *
 * @param options - `unmetMs`: for how long, in milliseconds
 * @returns how many were removed
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
    // Asked again: it may have been met in the meantime.
    count += await isOld(
      knex<TextRow>('crd_schemas').whereIn('hash', hashes),
    ).delete();
  }
  return count;
}

/** One cluster after the other: all CRDs of a fleet are many megabytes. */
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
