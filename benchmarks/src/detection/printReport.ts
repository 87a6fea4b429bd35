import { DetectionReport } from './runDetectionReport';
import { DetectionSummary, JudgedFile } from './judge';

/**
 * Formats one line per tool of a file, and marks those that are not as
 * expected.
 */
export function printJudged(judged: JudgedFile): string {
  const lines = judged.judgements.map(judgement => {
    const mark =
      judgement.verdict === 'wrong' || judgement.verdict === 'missed'
        ? '✗'
        : ' ';
    const versionMark = judgement.wrongVersions.length > 0 ? '✗' : ' ';
    return [
      `  ${mark} ${judgement.verdict.padEnd(7)}`,
      judgement.tool.padEnd(28),
      `${judgement.expected} → ${judgement.found}`.padEnd(26),
      `${versionMark} ${judgement.expectedVersion} → ${
        judgement.foundVersions.join(', ') || '-'
      }`.padEnd(30),
      judgement.evidence,
    ].join(' ');
  });
  return [judged.file, ...lines].join('\n');
}

/** Formats what was left out, failed or refused, and the five figures. */
export function printSummary(
  report: DetectionReport,
  summary: DetectionSummary,
): string {
  const refused = Object.values(report.refused).flat().length;
  return [
    ...report.leftOut.map(
      ({ file, object, broughtBy }) =>
        `left out: ${file}: ${object} comes from ${broughtBy} already`,
    ),
    ...Object.entries(report.failed).map(
      ([file, reason]) => `failed: ${file}: ${reason}`,
    ),
    `refused by the API servers: ${refused} objects`,
    JSON.stringify(summary),
  ].join('\n');
}
