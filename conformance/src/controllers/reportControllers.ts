import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureOperator } from './realOperators/ensureOperator';
import { RealOperatorName } from './realOperators/operators';
import { CASES } from './cases';
import { JudgedCrd, summarise } from './judgeControllers';
import { runControllers } from './runControllers';

/**
 * `npm run conformance -- controllers [--operator NAME]… [--out FILE.json]`
 *
 * @returns the exit code: 1 if something differs
 */
export async function reportControllers(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      operator: { type: 'string', multiple: true, default: Object.keys(CASES) },
      out: { type: 'string' },
    },
  });
  const crds: JudgedCrd[] = [];
  const problems: string[] = [];
  for (const name of values.operator.map(toOperatorName)) {
    const operator = await ensureOperator(name, {
      onProgress: console.log,
    });
    const report = await runControllers(operator);
    console.log(`${name}\n${printTable(report.crds)}`);
    report.problems.forEach(problem => console.log(`! ${problem}`));
    crds.push(...report.crds);
    problems.push(...report.problems);
  }
  const summary = summarise(crds);
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

/** @throws an Error with the known names */
function toOperatorName(name: string): RealOperatorName {
  const found = Object.values(CASES).find(({ operator }) => operator === name);
  if (!found) {
    throw new Error(
      `There is no operator ${name}: ${Object.keys(CASES).join(', ')}`,
    );
  }
  return found.operator;
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
