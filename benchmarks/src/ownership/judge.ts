import { CrdController } from '@backstage-eco/plugin-eco-backend/assessment';
import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import { NONE, OwnerRow } from './owners';

/** The controller found for a CRD, compared with the expected one. */
export interface JudgedCrd extends OwnerRow {
  verdict: 'right' | 'wrong' | 'ambiguous' | 'unknown';
  /**
   * `Kind/namespace/name` of the controllers found; `none` if there is none in
   * the cluster.
   */
  answer: string[];
  /** Omitted if the CRD itself was not found. */
  told?: CrdController;
}

/** The figures. Shares are of all CRDs unless stated otherwise. */
export interface OwnershipSummary {
  crds: number;
  /** CRDs whose controller is installed. */
  installed: number;
  /** CRDs whose controller is not installed. */
  absent: number;
  /** Share of `installed` for which exactly the right controller was found. */
  resolved: number;
  /** Share of `absent` for which no controller was reported. */
  absentRight: number;
  wrong: number;
  ambiguous: number;
}

/** Formats a workload as in OWNERS.tsv. */
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

/** Compares the controller found for a CRD with the expected one. */
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

/** Sums up the results of all CRDs. */
export function summarise(judged: readonly JudgedCrd[]): OwnershipSummary {
  const absent = judged.filter(isAbsent);
  const installed = judged.filter(each => !isAbsent(each));
  const withVerdict = (verdict: JudgedCrd['verdict'], among = judged) =>
    among.filter(each => each.verdict === verdict);
  return {
    crds: judged.length,
    installed: installed.length,
    absent: absent.length,
    resolved: share(withVerdict('right', installed), installed),
    absentRight: share(withVerdict('right', absent), absent),
    wrong: judged.length === 0 ? 0 : share(withVerdict('wrong'), judged),
    ambiguous:
      judged.length === 0 ? 0 : share(withVerdict('ambiguous'), judged),
  };
}

/** Whether the shares of right and wrong results meet the bars. */
export function meetsBars(summary: OwnershipSummary): boolean {
  const { resolved, absentRight, wrong } = summary;
  return resolved >= 0.95 && absentRight >= 0.95 && wrong <= 0.02;
}
