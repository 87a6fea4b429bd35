import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { summarise } from './detection/judge';
import { openCorpus } from './detection/openCorpus';
import { printJudged, printSummary } from './detection/printReport';
import { runDetectionReport } from './detection/runDetectionReport';
import { reportMutations } from './detection/mutations/reportMutations';
import { reportFindings } from './findings/reportFindings';
import { reportMaturity } from './maturity/reportMaturity';
import { reportOwnership } from './ownership/reportOwnership';
import { reportReviews } from './reviews/reportReviews';

const USAGE = `usage: npm run report -- detection [--manifests DIR] [--together] [--out FILE.json]
       npm run report -- mutations [--manifests DIR] [--out FILE.json]
       npm run report -- ownership [--manifests DIR] [--together] [--renamed] [--out FILE.json]
       npm run report -- maturity [--manifests DIR] [--fixtures] [--out FILE.json]
       npm run report -- findings [--manifests DIR] [--file NAME]… [--seeds] [--out FILE.json]
       npm run report -- reviews [--out FILE.json]`;

/** Reports by name; each returns the exit code. */
const REPORTS: Record<string, (args: string[]) => Promise<number>> = {
  detection: reportDetection,
  mutations: reportMutations,
  ownership: reportOwnership,
  maturity: reportMaturity,
  findings: reportFindings,
  reviews: reportReviews,
};

/** `npm run report -- NAME …`: reports that judge Eco by its own code. */
async function main([name, ...args]: string[]): Promise<number> {
  const report = REPORTS[name];
  if (!report) {
    throw new Error(USAGE);
  }
  return report(args);
}

async function reportDetection(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      manifests: { type: 'string' },
      together: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const { corpus, definitions } = await openCorpus(values.manifests);
  const report = await runDetectionReport({
    corpus,
    definitions,
    together: values.together,
    onJudged: judged => console.log(printJudged(judged)),
  });
  const summary = summarise(report.judged);
  console.log(printSummary(report, summary));
  if (values.out) {
    await writeFile(
      resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
      `${JSON.stringify({ summary, ...report }, undefined, 2)}\n`,
    );
  }
  return 0;
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
