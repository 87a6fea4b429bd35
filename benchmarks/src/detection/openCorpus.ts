import { dirname, join, resolve } from 'node:path';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { Corpus, readCorpus } from './corpus';

const FIXTURES = join(
  dirname(require.resolve('benchmarks/package.json')),
  'fixtures',
);

/** The project's own manifests, used if no others are given. */
export const OWN_FIXTURES = join(FIXTURES, 'detection');

/** The project's own manifests for CRD ownership. */
export const OWN_OWNERSHIP_FIXTURES = join(FIXTURES, 'ownership');

/**
 * Resolves the folder of a corpus.
 *
 * @param folder - By default the folder in `ECO_MANIFESTS`, or else `own`
 */
export function corpusFolder(folder: string | undefined, own: string): string {
  return resolve(
    process.env.INIT_CWD ?? process.cwd(),
    folder ?? process.env.ECO_MANIFESTS ?? own,
  );
}

/**
 * Reads a corpus and Eco's built-in definitions. Prints the problems of
 * definitions.
 *
 * @param folder - By default the folder in `ECO_MANIFESTS`, or else the
 * project's own
 * @throws Error with the file and line if the corpus is invalid
 */
export async function openCorpus(
  folder: string | undefined,
): Promise<{ corpus: Corpus; definitions: ToolDefinition[] }> {
  const corpus = await readCorpus(corpusFolder(folder, OWN_FIXTURES));
  const { definitions, problems } = await loadDefinitions([
    builtInDefinitionsDirectory(),
  ]);
  for (const { file, line, reason } of problems) {
    console.warn(`definition left out: ${file}:${line}: ${reason}`);
  }
  return { corpus, definitions };
}
