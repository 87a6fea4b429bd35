import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { readCorpus } from './detection/corpus';
import { summarise } from './detection/judge';
import { printJudged, printSummary } from './detection/printReport';
import { runDetectionReport } from './detection/runDetectionReport';

const USAGE =
  'usage: npm run report -- detection [--manifests DIR] [--together] [--out FILE.json]';

const BACKEND = dirname(
  require.resolve('@backstage-eco/plugin-eco-backend/package.json'),
);
const OWN_FIXTURES = join(
  dirname(require.resolve('benchmarks/package.json')),
  'fixtures',
  'detection',
);

/** `npm run report -- NAME …`: the measures that judge Eco, from its own code. */
async function main(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      manifests: { type: 'string' },
      together: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  if (positionals.length !== 1 || positionals[0] !== 'detection') {
    throw new Error(USAGE);
  }
  const folder = resolve(
    process.env.INIT_CWD ?? process.cwd(),
    values.manifests ?? process.env.ECO_MANIFESTS ?? OWN_FIXTURES,
  );
  const corpus = await readCorpus(folder);
  const { definitions, problems } = await loadDefinitions([
    builtInDefinitionsDirectory(),
  ]);
  for (const { file, line, reason } of problems) {
    console.warn(`definition left out: ${file}:${line}: ${reason}`);
  }
  const report = await runDetectionReport({
    corpus,
    definitions,
    together: values.together,
    clusterRoleFile: join(BACKEND, 'rbac', 'eco-reader.yaml'),
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
}

main(process.argv.slice(2)).catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
