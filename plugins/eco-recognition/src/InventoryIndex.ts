import {
  CrdFacts,
  CustomResourceSample,
  Inventory,
  InventoryFacts,
  InventoryKind,
  ObjectFacts,
  PodFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  ImageNames,
  ImageReference,
  isNamed,
  lastPart,
  namesOfImage,
  parseImageReference,
} from './imageReference';
import { matchesPattern } from './patterns';

/**
 * Lists of long-running workloads; usual main components first.
 *
 * @public
 */
export const LONG_RUNNING_WORKLOADS = [
  'deployments',
  'statefulSets',
  'daemonSets',
] as const satisfies readonly InventoryKind[];

/** All workload lists except Pods, which have no pod template. */
const TEMPLATED_WORKLOADS = [
  ...LONG_RUNNING_WORKLOADS,
  'jobs',
  'cronJobs',
  'replicaSets',
] as const satisfies readonly InventoryKind[];

/**
 * Lists searched for labels, annotations and field managers. Excludes the other
 * lists that Eco reads (Leases, EndpointSlices, claims, the objects of OLM and
 * the Prometheus operator …): they inherit the marks of their creators, or
 * controllers create them.
 */
export const OBJECT_LISTS = [
  ...LONG_RUNNING_WORKLOADS,
  'jobs',
  'cronJobs',
  'crds',
  'nodes',
  'namespaces',
  'services',
  'storageClasses',
  'csiDrivers',
  'ingressClasses',
  'gatewayClasses',
  'apiServices',
  'validatingWebhooks',
  'mutatingWebhooks',
  'clusterRoles',
  'clusterRoleBindings',
  'roles',
  'roleBindings',
] as const satisfies readonly InventoryKind[];

/**
 * Input of the signal search: an inventory, or some of its lists.
 *
 * @public
 */
export type SearchedInventory = Pick<Inventory, 'samples'> & {
  parts: Partial<Inventory['parts']>;
};

/**
 * An object with the list it is from.
 *
 * @public
 */
export interface ListedObject {
  list: InventoryKind;
  object: ObjectFacts;
}

/**
 * A container with its parsed image and its workload.
 *
 * @public
 */
export interface ContainerUse {
  workload: WorkloadFacts;
  /** Index among the workload's containers, including init containers. */
  position: number;
  image: ImageReference;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) {
    values.push(value);
  } else {
    map.set(key, [value]);
  }
}

/** A container with the names that definitions may use for its image. */
interface NamedUse {
  names: ImageNames;
  use: ContainerUse;
}

type ObjectsByKey = Map<string, ListedObject[]>;

function toWorkload({ ready, ...pod }: PodFacts): WorkloadFacts {
  return {
    ...pod,
    podLabels: {},
    desired: 1,
    ready: ready ? 1 : 0,
  };
}

/**
 * Index of an inventory by what signals search for, so that each lookup avoids
 * a full scan. Each part is built on first use and cached.
 *
 * @public
 */
export class InventoryIndex {
  readonly #inventory: SearchedInventory;
  #workloads?: WorkloadFacts[];
  /** By the last part of the image name, see `lastPart`. */
  #containers?: Map<string, NamedUse[]>;
  #crdsByGroup?: Map<string, CrdFacts[]>;
  #labels?: ObjectsByKey;
  #annotations?: ObjectsByKey;
  #managers?: ObjectsByKey;

  constructor(inventory: SearchedInventory) {
    this.#inventory = inventory;
  }

  /** Returns the samples of custom resources; empty if nothing was sampled. */
  samples(): CustomResourceSample[] {
    return this.#inventory.samples ?? [];
  }

  /** Returns the known objects of a list; empty if it was never read. */
  items<K extends InventoryKind>(kind: K): InventoryFacts[K][] {
    const part = this.#inventory.parts[kind];
    return part?.state === 'read' || part?.state === 'stale' ? part.items : [];
  }

  /**
   * Returns all workloads, long-running ones first. Includes standalone Pods.
   */
  workloads(): WorkloadFacts[] {
    this.#workloads ??= [
      ...TEMPLATED_WORKLOADS.flatMap(kind => this.items(kind)),
      ...this.items('pods').map(toWorkload),
    ];
    return this.#workloads;
  }

  /** Returns containers whose image has this name. `isNamed` has the rules. */
  containersOf(repository: string): ContainerUse[] {
    this.#containers ??= this.#indexContainers();
    return (this.#containers.get(lastPart(repository)) ?? [])
      .filter(({ names }) => isNamed(names, repository))
      .map(({ use }) => use);
  }

  /** Returns the CRDs of the groups that match the pattern. */
  crdsOfGroup(groupPattern: string): CrdFacts[] {
    if (!this.#crdsByGroup) {
      this.#crdsByGroup = new Map();
      for (const crd of this.items('crds')) {
        push(this.#crdsByGroup, crd.group, crd);
      }
    }
    return select(this.#crdsByGroup, groupPattern);
  }

  /** Returns objects with a label whose key matches the pattern. */
  labelled(keyPattern: string): ListedObject[] {
    this.#labels ??= this.#indexKeys(object => Object.keys(object.labels));
    return select(this.#labels, keyPattern);
  }

  /** Returns objects with an annotation whose key matches the pattern. */
  annotated(keyPattern: string): ListedObject[] {
    this.#annotations ??= this.#indexKeys(object =>
      Object.keys(object.annotations),
    );
    return select(this.#annotations, keyPattern);
  }

  /** Returns objects with fields written by a matching manager. */
  managedBy(managerPattern: string): ListedObject[] {
    this.#managers ??= this.#indexKeys(object => [
      ...new Set(object.fieldManagers.map(({ name }) => name)),
    ]);
    return select(this.#managers, managerPattern);
  }

  #indexContainers(): Map<string, NamedUse[]> {
    const containers = new Map<string, NamedUse[]>();
    const known = new Map<
      string,
      { image: ImageReference; names: ImageNames } | undefined
    >();
    for (const workload of this.workloads()) {
      for (const [position, { image: text }] of workload.containers.entries()) {
        if (!known.has(text)) {
          const parsed = parseImageReference(text);
          known.set(
            text,
            parsed && { image: parsed, names: namesOfImage(parsed) },
          );
        }
        const found = known.get(text);
        if (found) {
          const { image, names } = found;
          const use = { workload, position, image };
          for (const part of new Set(names.names.map(lastPart))) {
            push(containers, part, { names, use });
          }
        }
      }
    }
    return containers;
  }

  #indexKeys(keysOf: (object: ObjectFacts) => string[]): ObjectsByKey {
    const index: ObjectsByKey = new Map();
    for (const list of OBJECT_LISTS) {
      for (const object of this.items(list)) {
        for (const key of keysOf(object)) {
          push(index, key, { list, object });
        }
      }
    }
    return index;
  }
}

function select<V>(index: Map<string, V[]>, keyPattern: string): V[] {
  if (!keyPattern.includes('*')) {
    return index.get(keyPattern) ?? [];
  }
  const selected: V[] = [];
  for (const [key, values] of index) {
    if (matchesPattern(key, keyPattern)) {
      // No spread: a common label has more objects than a call may have
      // arguments.
      for (const value of values) {
        selected.push(value);
      }
    }
  }
  return selected;
}
