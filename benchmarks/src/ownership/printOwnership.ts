import { JudgedCrd, OwnershipSummary } from './judge';
import { OwnershipReport } from './runOwnershipReport';

/** A row of what is not right, with why it was said. */
export function printJudged(judged: JudgedCrd): string {
  const { file, crd, verdict, controllers, answer, told } = judged;
  const candidates =
    told?.state === 'found'
      ? [told.controller]
      : (told?.state === 'ambiguous' && told.candidates) || [];
  const why = candidates.flatMap(({ evidence }) =>
    evidence.map(({ join, strength }) => `${join}:${strength}`),
  );
  return [
    verdict.padEnd(9),
    file,
    crd,
    `${controllers.join('|')} → ${answer.join(', ') || '-'}`,
    [...new Set(why)].join(' '),
  ].join('  ');
}

/** What was left out, and the figures. */
export function printSummary(
  { leftOut, notJudged }: OwnershipReport,
  summary: OwnershipSummary,
): string {
  return [
    ...leftOut.map(
      ({ file, object, broughtBy }) =>
        `left out: ${file}: ${object} comes from ${broughtBy} already`,
    ),
    ...notJudged.map(({ file, crd }) => `not judged: ${file}: ${crd}`),
    JSON.stringify(summary),
  ].join('\n');
}
