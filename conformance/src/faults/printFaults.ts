import { FaultResult } from './runFaultCase';
import { Finding } from './compare/findings';

/** Totals over all cases. */
export interface FaultSummary {
  cases: number;
  falseAbsents: number;
  losses: number;
}

/** Sums up the results. */
export function summarise(results: FaultResult[]): FaultSummary {
  const count = (of: (result: FaultResult) => Finding[]) =>
    results.reduce((sum, result) => sum + of(result).length, 0);
  return {
    cases: results.length,
    falseAbsents: count(({ falseAbsents }) => falseAbsents),
    losses: count(({ losses }) => losses),
  };
}

const COLUMNS = [
  ['case', 34],
  ['struck', 6],
  ['false absents', 13],
  ['losses', 6],
  ['seconds', 7],
  ['verdict', 7],
] as const;

/** Formats the heading of the table. */
export function printHeading(): string {
  const cells = COLUMNS.map(([name, width]) => name.padEnd(width));
  return [...cells, 'expected → seen'].join('  ');
}

/** Formats the row of a case, followed by its problems. */
export function printResult(result: FaultResult): string {
  const cells = [
    result.name,
    result.strikes,
    result.falseAbsents.length,
    result.losses.length,
    result.seconds.toFixed(1),
    result.passed ? 'ok' : 'FAILED',
  ].map((cell, at) =>
    typeof cell === 'number'
      ? String(cell).padStart(COLUMNS[at][1])
      : cell.padEnd(COLUMNS[at][1]),
  );
  return [
    [...cells, `${result.expected} → ${result.seen}`].join('  '),
    ...printFindings('false absent', result.falseAbsents),
    ...printFindings('lost', result.losses),
    ...result.problems.map(problem => `    ! ${problem}`),
  ].join('\n');
}

const MAX_PRINTED = 8;

function printFindings(what: string, findings: Finding[]): string[] {
  const more = findings.length - MAX_PRINTED;
  return [
    ...findings
      .slice(0, MAX_PRINTED)
      .map(finding => `    ! ${what} (${finding.place}): ${finding.what}`),
    ...(more > 0 ? [`    ! ${what}: ${more} more`] : []),
  ];
}

/** Formats the end of the report: failed cases and totals. */
export function printSummary(results: FaultResult[]): string {
  const failed = results.filter(({ passed }) => !passed);
  return [
    ...failed.map(({ name, title }) => `failed: ${name} (${title})`),
    JSON.stringify(summarise(results)),
  ].join('\n');
}
