import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { readClusterSet } from '../../clusters/clusterSet';
import { toInventory } from '../toInventory';
import { measureCost } from './measureCost';
import { printCost } from './printCost';

/**
 * `npm run bench -- detection-cost [--set FILE.tsv] [--out FILE.json]`:
 * measures what detection costs on the large cluster, and how the cost grows
 * with objects and definitions. Builds the inventory from the manifests of the
 * set, as if all were installed; needs no server.
 */
async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { set: { type: 'string' }, out: { type: 'string' } },
  });
  // npm runs this in the checkout, so resolve against the caller's folder.
  const path = (file: string) =>
    resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const set = await readClusterSet(values.set && path(values.set));
  const { definitions } = await loadDefinitions([
    builtInDefinitionsDirectory(),
  ]);
  const report = measureCost({
    set: set.name,
    inventory: toInventory(set.objects),
    definitions,
  });
  console.log(printCost(report));
  if (values.out) {
    const text = JSON.stringify(report, undefined, 2);
    await writeFile(path(values.out), `${text}\n`);
  }
  process.exitCode = report.met ? 0 : 1;
}

main(process.argv.slice(2)).catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
