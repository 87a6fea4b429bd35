import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePrometheusOperator } from 'demo-cluster';
import { JudgedCrd, summarise } from './judgeControllers';
import { runControllers } from './runControllers';

/**
 * `npm run conformance -- controllers [--out FILE.json]`
 *
 * @returns the exit code: 1 where something differs
 */
export async function reportControllers(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { out: { type: 'string' } } });
  const operator = await ensurePrometheusOperator({
    onProgress: message => console.log(message),
  });
  const { crds, problems } = await runControllers(operator);
  const summary = summarise(crds);
  console.log(printTable(crds));
  for (const problem of problems) {
    console.log(`! ${problem}`);
  }
  console.log(JSON.stringify(summary));
  if (values.out) {
    await writeFile(
      resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
      `${JSON.stringify({ summary, crds, problems }, undefined, 2)}\n`,
    );
  }
  return crds.length > 0 &&
    [...problems, ...crds.flatMap(each => each.problems)].length === 0
    ? 0
    : 1;
}

const COLUMNS = [
  'CRD',
  'controller',
  'joins',
  'children shown',
  'being deleted',
  'finalizers',
  'left out',
];

function printTable(crds: readonly JudgedCrd[]): string {
  const rows = crds.map(each => [
    each.crd,
    each.controller,
    each.joins.join(', '),
    `${each.shown} of ${each.children}`,
    String(each.deleting),
    each.finalizers.join(', '),
    Object.entries(each.leftOut)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', '),
  ]);
  const widths = COLUMNS.map((name, column) =>
    Math.max(name.length, ...rows.map(row => row[column].length)),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return [
    line(COLUMNS),
    ...rows.flatMap((row, at) => [
      line(row),
      ...crds[at].problems.map(problem => `    ! ${problem}`),
    ]),
  ].join('\n');
}
