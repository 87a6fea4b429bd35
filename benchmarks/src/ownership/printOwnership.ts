import { JudgedCrd, OwnershipSummary } from './judge';
import { OwnershipReport } from './runOwnershipReport';

/** Formats a result that is not right, with the evidence for it. */
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

/** Formats what was left out or not judged, and the figures. */
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
