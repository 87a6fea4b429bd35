import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startControlPlane } from 'control-plane';
import { openCorpus } from '../detection/openCorpus';
import { proveInstalls } from './proof/proveInstalls';
import { printFixture, printResult, summarise } from './printMaturity';
import { runFixtures } from './runFixtures';

/**
 * `npm run report -- maturity [--manifests DIR] [--fixtures] [--out
 * FILE.json]`: tests whether each rule is right on a real API server, and
 * whether its evidence in a corpus holds. `--fixtures` skips the corpus.
 *
 * @returns the exit code: 1 if a bar is missed
 */
export async function reportMaturity(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      manifests: { type: 'string' },
      fixtures: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const fixtures = await onControlPlane(runFixtures);
  const { corpus } = await openCorpus(values.manifests);
  const observed = values.fixtures
    ? []
    : await onControlPlane(controlPlane => proveInstalls(controlPlane, corpus));
  for (const line of [
    ...fixtures.flatMap(printFixture),
    ...observed.flatMap(printResult),
  ]) {
    console.log(line);
  }
  const summary = summarise(fixtures, observed);
  console.log(JSON.stringify(summary));
  if (values.out) {
    await writeFile(
      resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
      `${JSON.stringify({ summary, fixtures, observed }, undefined, 2)}\n`,
    );
  }
  return summary.right === summary.fixtures &&
    summary.reread === summary.observed &&
    summary.flipped === summary.observed
    ? 0
    : 1;
}

async function onControlPlane<T>(
  work: (
    controlPlane: Awaited<ReturnType<typeof startControlPlane>>,
  ) => Promise<T>,
): Promise<T> {
  const controlPlane = await startControlPlane({ name: 'maturity' });
  try {
    return await work(controlPlane);
  } finally {
    await controlPlane.stop();
  }
}
