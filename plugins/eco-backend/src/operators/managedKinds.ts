import { ManagedKind } from '@backstage-eco/plugin-eco-common';
import { CrdFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import {
  ControllerCandidate,
  CrdController,
} from './controllers/CrdController';
import { OperatorFacts } from './OperatorFacts';
import { workloadKey } from './workloadKey';

const MAX_RIVALS = 5;

/** A CRD and the controller that was found for it, or may be. */
export interface ManagedCrd {
  crd: CrdFacts;
  controller: CrdController;
  /** Others may be its controller just as well. */
  isContested: boolean;
}

/** Those that are the controller of a CRD, or may be. */
export function candidatesOf(
  controller: CrdController,
): readonly ControllerCandidate[] {
  switch (controller.state) {
    case 'found':
      return [controller.controller];
    case 'ambiguous':
      return controller.candidates;
    default:
      return [];
  }
}

/** The CRDs of each workload, by its key. */
export function managedCrds(
  controllers: readonly CrdController[],
  crds: readonly CrdFacts[],
): Map<string, ManagedCrd[]> {
  const byName = new Map(crds.map(crd => [crd.name, crd]));
  const managed = new Map<string, ManagedCrd[]>();
  for (const controller of controllers) {
    const crd = byName.get(controller.crd);
    for (const { workload } of crd ? candidatesOf(controller) : []) {
      const key = workloadKey(workload);
      const all = managed.get(key) ?? [];
      const isContested = controller.state === 'ambiguous';
      all.push({ crd: crd!, controller, isContested });
      managed.set(key, all);
    }
  }
  return managed;
}

/** A kind as one of its operators shows it: why it is that one's, and who else acts on it. */
export function toManagedKind(
  { crd, controller, isContested }: ManagedCrd,
  workload: WorkloadFacts,
  facts: OperatorFacts,
): ManagedKind {
  const key = workloadKey(workload);
  const candidates = candidatesOf(controller);
  const own = candidates.find(each => workloadKey(each.workload) === key);
  const others = candidates.filter(each => each !== own);
  const { group, plural, definedKind } = crd;
  const sample = facts
    .samples()
    .find(each => each.group === group && each.plural === plural);
  return {
    group,
    plural,
    kind: definedKind,
    isContested,
    evidence: own?.evidence ?? [],
    rivals: [...others, ...controller.rivals].slice(0, MAX_RIVALS),
    ...(sample?.count !== undefined && {
      count: sample.count,
      isCountExact: sample.countIsExact ?? false,
      countedAt: sample.sampledAt,
    }),
  };
}
