import {
  Inventory,
  InventoryKind,
  ObjectFacts,
  ContainerFacts,
} from '@backstage-eco/plugin-eco-node';
import { knownItems } from '../knownItems';

/** A long-running workload, with its desired number of pods. */
interface WorkloadWithPods {
  workload: ObjectFacts & { containers: ContainerFacts[] };
  pods: number;
}

const REPLICATED = [
  'deployments',
  'statefulSets',
  'daemonSets',
  'replicaSets',
] as const satisfies readonly InventoryKind[];

/** Pods that ended hold no resources. */
const ENDED: Array<string | undefined> = ['Succeeded', 'Failed'];

/**
 * Lists the long-running workloads of a cluster, and pods without one, such as
 * those that an operator creates.
 *
 * @returns undefined if none of the lists was ever read
 */
export function workloadsWithPods(
  inventory: Inventory,
): WorkloadWithPods[] | undefined {
  const replicated = REPLICATED.map(list => knownItems(inventory, list));
  const pods = knownItems(inventory, 'pods');
  if (!pods && replicated.every(items => items === undefined)) {
    return undefined;
  }
  return [
    ...replicated
      .flatMap(items => items ?? [])
      .map(workload => ({
        workload,
        pods: Math.max(0, Math.trunc(workload.desired ?? 1)),
      })),
    ...(pods ?? [])
      .filter(({ phase }) => !ENDED.includes(phase))
      // Those are counted with their ReplicaSet.
      .filter(({ owners }) => owners.every(({ kind }) => kind !== 'ReplicaSet'))
      .map(workload => ({ workload, pods: 1 })),
  ];
}
