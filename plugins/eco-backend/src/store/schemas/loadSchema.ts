import { Knex } from 'knex';
import { loadTexts } from '../texts';

/**
 * Loads a CRD schema as JSON.
 *
 * @returns undefined if it is not stored
 */
export async function loadSchema(options: {
  knex: Knex;
  hash: string;
}): Promise<string | undefined> {
  const { knex, hash } = options;
  const texts = await loadTexts({
    knex,
    table: 'crd_schemas',
    hashes: [hash],
  });
  return texts.get(hash);
}
