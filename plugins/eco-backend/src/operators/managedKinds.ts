import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import {
  ControllerCandidate,
  CrdController,
} from './controllers/CrdController';
import { workloadKey } from './workloadKey';

const MAX_RIVALS = 5;

/** A CRD and its controller, confirmed or possible. */
export interface ManagedCrd {
  crd: CrdFacts;
  controller: CrdController;
  /** Whether other workloads may be its controller just as well. */
  isContested: boolean;
}

/** Returns the workloads that are, or may be, the controller of a CRD. */
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

/**
 * Returns other workloads that act on a kind, each with its strongest evidence.
 */
export function rivals(
  others: readonly ControllerCandidate[],
): ControllerCandidate[] {
  return others.slice(0, MAX_RIVALS).map(({ workload, evidence }) => ({
    workload,
    evidence: evidence.slice(0, 1),
  }));
}

/** Maps each workload, by its key, to its CRDs. */
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
