import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusFolder, OWN_OWNERSHIP_FIXTURES } from '../detection/openCorpus';
import { meetsBars, summarise } from './judge';
import { printJudged, printSummary } from './printOwnership';
import { readInstalls, runOwnershipReport } from './runOwnershipReport';

/**
 * `npm run report -- ownership [--manifests DIR] [--together] [--renamed]
 * [--out FILE.json]`: finds the controllers of a corpus's CRDs.
 *
 * @returns the exit code: 1 if a bar is missed
 */
export async function reportOwnership(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      manifests: { type: 'string' },
      together: { type: 'boolean', default: false },
      renamed: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const report = runOwnershipReport(
    await readInstalls(corpusFolder(values.manifests, OWN_OWNERSHIP_FIXTURES)),
    { together: values.together, renamed: values.renamed },
  );
  const summary = summarise(report.judged);
  for (const judged of report.judged) {
    if (judged.verdict !== 'right') {
      console.log(printJudged(judged));
    }
  }
  console.log(printSummary(report, summary));
  if (values.out) {
    await writeFile(
      resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
      `${JSON.stringify({ summary, ...report }, undefined, 2)}\n`,
    );
  }
  return meetsBars(summary) ? 0 : 1;
}
