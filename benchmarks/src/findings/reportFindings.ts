import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openCorpus } from '../detection/openCorpus';
import {
  FindingsSummary,
  printFindings,
  printInstall,
  printSeed,
  silentChecks,
  summarise,
} from './printFindings';
import { judgeFindings } from './judged/judgeFindings';
import { readVerdicts } from './judged/readVerdicts';
import { runFindingsReport } from './runFindingsReport';
import { SEED_GROUPS } from './seeds';

/** Bars that the report must meet. */
const BARS = { unjustified: 0, recalled: 0.95, noise: 5 };

/**
 * `npm run report -- findings [--manifests DIR] [--file NAME]… [--seeds] [--out FILE.json]`:
 * runs the checks on healthy installs and on installs with faults, and proves
 * the findings. `--file` limits it to files whose name contains the text;
 * `--seeds` skips the healthy installs.
 *
 * @returns the exit code: 1 if a bar is missed, a finding is wrong or unjudged,
 * or an install failed
 */
export async function reportFindings(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      manifests: { type: 'string' },
      file: { type: 'string', multiple: true },
      seeds: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const { corpus, definitions } = await openCorpus(values.manifests);
  const { file: only } = values;
  const files = values.seeds
    ? []
    : corpus.files.filter(
        file => !only || only.some(text => file.includes(text)),
      );
  const report = await runFindingsReport({
    corpus: { ...corpus, files },
    definitions,
    seedGroups: SEED_GROUPS.filter(
      group =>
        !only &&
        group.files.every(file => existsSync(join(corpus.folder, file))),
    ),
    onInstall: install => console.log(printInstall(install)),
    onSeed: seed => console.log(printSeed(seed)),
  });
  const judgement = judgeFindings(report.installs, await readVerdicts());
  console.log(printFindings(report, judgement));
  const summary = summarise(report);
  if (values.out) {
    await writeFile(
      resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
      `${JSON.stringify(
        { summary, judgement, silent: silentChecks(report), ...report },
        undefined,
        2,
      )}\n`,
    );
  }
  const failed = Object.keys(report.failed).length;
  const isJudged =
    judgement.wrong.length === 0 && judgement.unjudged.length === 0;
  return failed === 0 && isJudged && isWithinBars(summary) ? 0 : 1;
}

function isWithinBars(summary: FindingsSummary): boolean {
  return (
    summary.unjustified <= BARS.unjustified &&
    summary.recalled >= BARS.recalled &&
    summary.noise <= BARS.noise
  );
}
