import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import {
  ControllerCandidate,
  CrdController,
} from './controllers/CrdController';
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

/** Others that act on a kind, each with what says most of it. */
export function rivals(
  others: readonly ControllerCandidate[],
): ControllerCandidate[] {
  return others.slice(0, MAX_RIVALS).map(({ workload, evidence }) => ({
    workload,
    evidence: evidence.slice(0, 1),
  }));
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
