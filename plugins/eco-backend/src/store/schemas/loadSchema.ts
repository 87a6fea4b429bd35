import { Knex } from 'knex';
import { loadTexts } from '../texts';

/**
 * A schema of a CRD as JSON.
 *
 * @returns undefined where no such schema is kept
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
