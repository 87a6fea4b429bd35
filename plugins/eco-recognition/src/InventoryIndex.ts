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
 * The lists of long-running workloads, first those that usually are the main part.
 *
 * @public
 */
export const LONG_RUNNING_WORKLOADS = [
  'deployments',
  'statefulSets',
  'daemonSets',
] as const satisfies readonly InventoryKind[];

/** All lists of workloads but Pods, which have no template for their containers. */
const TEMPLATED_WORKLOADS = [
  ...LONG_RUNNING_WORKLOADS,
  'jobs',
  'cronJobs',
  'replicaSets',
] as const satisfies readonly InventoryKind[];

/**
 * The lists in which marks on objects are looked for. Others that Eco reads
 * (Leases, EndpointSlices, claims, what OLM and the Prometheus operator keep …)
 * carry the marks of what made them, or are made by controllers.
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
 * What can be searched for signals: an inventory, or some of its lists.
 *
 * @public
 */
export type SearchedInventory = Pick<Inventory, 'samples'> & {
  parts: Partial<Inventory['parts']>;
};

/**
 * An object and the list that it is from.
 *
 * @public
 */
export interface ListedObject {
  list: InventoryKind;
  object: ObjectFacts;
}

/**
 * A container, its parsed image and the workload that runs it.
 *
 * @public
 */
export interface ContainerUse {
  workload: WorkloadFacts;
  /** Its place among the workload's containers, init containers included. */
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

/** A container, and what definitions may name its image by. */
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
 * An inventory in the order in which signals ask: what each asks for is found
 * without going through everything again. Built when first asked, then kept.
 *
 * @public
 */
export class InventoryIndex {
  readonly #inventory: SearchedInventory;
  #workloads?: WorkloadFacts[];
  /** By the last part of their images' names. */
  #containers?: Map<string, NamedUse[]>;
  #crdsByGroup?: Map<string, CrdFacts[]>;
  #labels?: ObjectsByKey;
  #annotations?: ObjectsByKey;
  #managers?: ObjectsByKey;

  constructor(inventory: SearchedInventory) {
    this.#inventory = inventory;
  }

  /** What is known of custom resources; empty where nobody looked. */
  samples(): CustomResourceSample[] {
    return this.#inventory.samples ?? [];
  }

  /** What is known of a list; empty where it was never read. */
  items<K extends InventoryKind>(kind: K): InventoryFacts[K][] {
    const part = this.#inventory.parts[kind];
    return part?.state === 'read' || part?.state === 'stale' ? part.items : [];
  }

  /** All workloads, long-running ones first. Pods are workloads of their own labels. */
  workloads(): WorkloadFacts[] {
    this.#workloads ??= [
      ...TEMPLATED_WORKLOADS.flatMap(kind => this.items(kind)),
      ...this.items('pods').map(toWorkload),
    ];
    return this.#workloads;
  }

  /** Containers whose image can be named so. @see isNamed */
  containersOf(repository: string): ContainerUse[] {
    this.#containers ??= this.#indexContainers();
    return (this.#containers.get(lastPart(repository)) ?? [])
      .filter(({ names }) => isNamed(names, repository))
      .map(({ use }) => use);
  }

  /** Custom resource definitions of the groups that match. */
  crdsOfGroup(groupPattern: string): CrdFacts[] {
    if (!this.#crdsByGroup) {
      this.#crdsByGroup = new Map();
      for (const crd of this.items('crds')) {
        push(this.#crdsByGroup, crd.group, crd);
      }
    }
    return select(this.#crdsByGroup, groupPattern);
  }

  /** Objects with a label of this key. */
  labelled(keyPattern: string): ListedObject[] {
    this.#labels ??= this.#indexKeys(object => Object.keys(object.labels));
    return select(this.#labels, keyPattern);
  }

  /** Objects with an annotation of this key. */
  annotated(keyPattern: string): ListedObject[] {
    this.#annotations ??= this.#indexKeys(object =>
      Object.keys(object.annotations),
    );
    return select(this.#annotations, keyPattern);
  }

  /** Objects with fields that this manager wrote. */
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
      // Not spread: a label may stand on more objects than a call has arguments.
      for (const value of values) {
        selected.push(value);
      }
    }
  }
  return selected;
}
