import { BUILT_IN_CHECKS } from '@backstage-eco/plugin-eco-backend/assessment';
import { ProvenFinding, ReportedInstall, SeedResult } from './ReportedInstall';
import { Judgement } from './judged/judgeFindings';
import { FindingsReport } from './runFindingsReport';

/** The five figures of a report on findings. */
export interface FindingsSummary {
  findings: number;
  /** Findings whose evidence the API server does not confirm. */
  unjustified: number;
  seeded: number;
  /** Share of the seeded faults that were found, 0 to 1. */
  recalled: number;
  /** Findings of severity warning or higher per install, median. */
  noise: number;
}

/** Sums up a report. */
export function summarise({
  installs,
  seeds,
}: FindingsReport): FindingsSummary {
  const findings = installs.flatMap(install => install.findings);
  const recalled = seeds.filter(seed => seed.recalled).length;
  return {
    findings: findings.length,
    unjustified: findings.filter(({ justified }) => !justified).length,
    seeded: seeds.length,
    recalled: seeds.length === 0 ? 1 : round(recalled / seeds.length),
    noise: median(installs.map(install => actionable(install.findings).length)),
  };
}

/**
 * Returns the checks that found nothing, neither in an install nor in a seeded
 * fault.
 */
export function silentChecks({ installs, seeds }: FindingsReport): string[] {
  const found = new Set([
    ...installs.flatMap(({ findings }) => findings.map(each => each.checkId)),
    ...seeds.filter(({ recalled }) => recalled).map(({ check }) => check),
  ]);
  return BUILT_IN_CHECKS.map(({ id }) => id).filter(id => !found.has(id));
}

/** Formats one line per finding of an install, and one per failed proof. */
export function printInstall({ file, findings }: ReportedInstall): string {
  return [
    `${file}: ${findings.length} findings, ${
      actionable(findings).length
    } to act upon`,
    ...findings.flatMap(({ severity, checkId, message, justified, proofs }) => [
      `  ${justified ? ' ' : '✗'} ${severity.padEnd(8)} ${checkId}: ${message}`,
      ...(proofs.length === 0 ? ['      ✗ no evidence'] : []),
      ...proofs
        .filter(({ holds }) => !holds)
        .map(
          ({ request, expected, found }) =>
            `      ✗ ${request}: ${found}, not ${expected}`,
        ),
    ]),
  ].join('\n');
}

/** Formats whether a fault was found. */
export function printSeed({ seed, recalled, message }: SeedResult): string {
  return `${recalled ? '  found ' : '✗ MISSED'} ${seed}: ${message}`;
}

/**
 * Formats failures, wrong and unjudged findings, checks that found nothing, and
 * the figures.
 */
export function printFindings(
  report: FindingsReport,
  { judged, wrong, unjudged }: Judgement,
): string {
  return [
    ...wrong.map(
      ({ check, install, subject, reason }) =>
        `wrong: ${check} on ${install}: ${subject}: ${reason}`,
    ),
    ...unjudged.map(({ check, install, subject, message }) =>
      ['unjudged:', check, install, subject, message].join('\t'),
    ),
    ...Object.entries(report.failed).map(
      ([file, reason]) => `failed: ${file}: ${reason}`,
    ),
    `checks that found nothing: ${silentChecks(report).join(', ') || 'none'}`,
    JSON.stringify({
      judged,
      wrong: wrong.length,
      unjudged: unjudged.length,
    }),
    JSON.stringify(summarise(report)),
  ].join('\n');
}

function actionable(findings: readonly ProvenFinding[]): ProvenFinding[] {
  return findings.filter(({ severity }) => severity !== 'info');
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted.length === 0 ? 0 : sorted[Math.floor(sorted.length / 2)];
}

function round(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}
