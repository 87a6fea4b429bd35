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

/** What tells whether an operator acts, as it is kept of its cluster. */
export interface ActivityFacts {
  workload: OperatorReference;
  kinds: readonly OperatorKind[];
  /** Of its kind and name, in all namespaces. */
  workloads: InventoryPart<WorkloadFacts>;
  /** All that are kept of the cluster. */
  leases: InventoryPart<LeaseFacts>;
  /** Those of its kinds, as far as they are known. */
  crds: readonly CrdFacts[];
  /** Of objects of its kinds, as far as there are any. */
  samples: readonly CustomResourceSample[];
  /** Whether kwok plays nodes of the cluster, so that their pods run nothing. */
  isSimulated: boolean;
  /** Left out: no definition fits, so that history does not follow it. */
  tool?: {
    /** The last one that history keeps. */
    versionChange?: { at: string; before: string[]; after: string[] };
  };
}

/** What is known of the workload itself. */
export function ownWorkload({
  workload,
  workloads,
}: ActivityFacts): WorkloadFacts | undefined {
  return knownItems(workloads).find(
    ({ namespace }) => namespace === workload.namespace,
  );
}

/** What is known of a list, now or earlier. */
export function knownItems<T>(part: InventoryPart<T>): T[] {
  return 'items' in part ? part.items : [];
}
