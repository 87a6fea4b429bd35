import { CrdController } from '@backstage-eco/plugin-eco-backend/assessment';
import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import { NONE, OwnerRow } from './owners';

/** What was said of one CRD, beside what is right. */
export interface JudgedCrd extends OwnerRow {
  verdict: 'right' | 'wrong' | 'ambiguous' | 'unknown';
  /** `Kind/namespace/name` of who was named; `none` where nobody is here. */
  answer: string[];
  /** Left out where the CRD itself was not found. */
  told?: CrdController;
}

/** The figures: shares are of `crds`, if not of what they name. */
export interface OwnershipSummary {
  crds: number;
  /** CRDs whose controller is there. */
  installed: number;
  /** CRDs whose controller is not there. */
  absent: number;
  /** Of `installed`: the controller was named, and it alone. */
  resolved: number;
  /** Of `absent`: it was said that nobody is there. */
  absentRight: number;
  wrong: number;
  ambiguous: number;
}

/** How a workload is named in OWNERS.tsv. */
export function workloadName({
  kind,
  namespace,
  name,
}: ObjectReference): string {
  return [kind, namespace, name].join('/');
}

function answerOf(told: CrdController): string[] {
  switch (told.state) {
    case 'found':
      return [workloadName(told.controller.workload)];
    case 'ambiguous':
      return told.candidates.map(({ workload }) => workloadName(workload));
    case 'not-here':
      return [NONE];
    default:
      return [];
  }
}

/** Compares what was said of a CRD with what is right. */
export function judgeCrd(
  row: OwnerRow,
  told: CrdController | undefined,
): JudgedCrd {
  if (!told) {
    return { ...row, verdict: 'unknown', answer: [] };
  }
  const answer = answerOf(told);
  if (told.state === 'ambiguous' || told.state === 'unknown') {
    return { ...row, verdict: told.state, answer, told };
  }
  const isRight = row.controllers.includes(answer[0]);
  return { ...row, verdict: isRight ? 'right' : 'wrong', answer, told };
}

function isAbsent({ controllers }: OwnerRow): boolean {
  return controllers.every(each => each === NONE);
}

function share(part: readonly unknown[], of: readonly unknown[]): number {
  return of.length === 0 ? 1 : part.length / of.length;
}

/** Sums up what was said of all CRDs. */
export function summarise(judged: readonly JudgedCrd[]): OwnershipSummary {
  const absent = judged.filter(isAbsent);
  const installed = judged.filter(each => !isAbsent(each));
  const being = (verdict: JudgedCrd['verdict'], among = judged) =>
    among.filter(each => each.verdict === verdict);
  return {
    crds: judged.length,
    installed: installed.length,
    absent: absent.length,
    resolved: share(being('right', installed), installed),
    absentRight: share(being('right', absent), absent),
    wrong: judged.length === 0 ? 0 : share(being('wrong'), judged),
    ambiguous: judged.length === 0 ? 0 : share(being('ambiguous'), judged),
  };
}

/** Whether enough is right, and little enough wrong. */
export function meetsBars(summary: OwnershipSummary): boolean {
  const { resolved, absentRight, wrong } = summary;
  return resolved >= 0.95 && absentRight >= 0.95 && wrong <= 0.02;
}
