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

/** The project's own manifests, for where no others are given. */
export const OWN_FIXTURES = join(FIXTURES, 'detection');

/** The same for the question who acts on CRDs. */
export const OWN_OWNERSHIP_FIXTURES = join(FIXTURES, 'ownership');

/**
 * The folder of a corpus.
 *
 * @param folder - left out: the one that `ECO_MANIFESTS` names, or else `own`
 */
export function corpusFolder(folder: string | undefined, own: string): string {
  return resolve(
    process.env.INIT_CWD ?? process.cwd(),
    folder ?? process.env.ECO_MANIFESTS ?? own,
  );
}

/**
 * Reads a corpus, and the definitions that come with Eco. What is wrong with a
 * definition is printed.
 *
 * @param folder - left out: the one that `ECO_MANIFESTS` names, or else our own
 * @throws Error that names the file and line where the corpus cannot be understood
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
