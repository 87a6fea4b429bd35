import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openCorpus } from '../openCorpus';
import { MUTATIONS } from './mutations';
import { printMutation } from './printMutations';
import {
  detectUnchanged,
  isWithinBars,
  readInventories,
  runMutation,
} from './runMutations';

/**
 * `npm run report -- mutations [--manifests DIR] [--out FILE.json]`: applies
 * each mutation to every install of a corpus and prints the tools that are no
 * longer detected.
 *
 * @returns the exit code: 1 if a mutation misses its bars
 */
export async function reportMutations(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { manifests: { type: 'string' }, out: { type: 'string' } },
  });
  const { corpus, definitions } = await openCorpus(values.manifests);
  const inventories = await readInventories(corpus);
  const unchanged = detectUnchanged(inventories, definitions);
  const all = { corpus, inventories, definitions, unchanged };
  console.log(
    `${corpus.files.length} files: precision, recall, versions wrong, versions known`,
  );
  const results = MUTATIONS.map(mutation => {
    const result = runMutation({ mutation, ...all });
    console.log(printMutation(result));
    return result;
  });
  if (values.out) {
    const out = resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
    await writeFile(out, `${JSON.stringify(results, undefined, 2)}\n`);
  }
  return results.every(isWithinBars) ? 0 : 1;
}
