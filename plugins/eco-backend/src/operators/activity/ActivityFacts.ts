import {
  OperatorKind,
  OperatorReference,
} from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  CustomResourceSample,
  InventoryPart,
  LeaseFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';

/** Stored facts that show whether an operator is active. */
export interface ActivityFacts {
  workload: OperatorReference;
  kinds: readonly OperatorKind[];
  /** Workloads of the same kind and name, in all namespaces. */
  workloads: InventoryPart<WorkloadFacts>;
  /** All stored Leases of the cluster. */
  leases: InventoryPart<LeaseFacts>;
  /** CRDs of its kinds, as far as they are known. */
  crds: readonly CrdFacts[];
  /** Samples of its kinds, as far as there are any. */
  samples: readonly CustomResourceSample[];
  /**
   * Whether kwok simulates nodes of the cluster, so that their pods run
   * nothing.
   */
  isSimulated: boolean;
  /**
   * Omitted if no definition matches, because history then does not follow the
   * tool.
   */
  tool?: {
    /** Latest version change in the stored history. */
    versionChange?: { at: string; before: string[]; after: string[] };
  };
}

/** Returns the operator's own workload, if it is known. */
export function ownWorkload({
  workload,
  workloads,
}: ActivityFacts): WorkloadFacts | undefined {
  return knownItems(workloads).find(
    ({ namespace }) => namespace === workload.namespace,
  );
}

/** Returns the items of a list, even if it is stale. */
export function knownItems<T>(part: InventoryPart<T>): T[] {
  return 'items' in part ? part.items : [];
}
