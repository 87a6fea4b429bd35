import {
  CrdFacts,
  Inventory,
  InventoryFacts,
  InventoryKind,
  InventoryPart,
  NodeFacts,
  ObjectFacts,
  ServiceFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { KIND_SOURCES } from '../../inventory';

/** Read time of all parts of a built inventory. */
const READ_AT = '2026-01-01T00:00:00Z';

type Lists = { [K in InventoryKind]?: InventoryFacts[K][] };
type Parts = { [K in InventoryKind]?: InventoryPart<InventoryFacts[K]> };

/**
 * Builds an inventory from the given lists. All others were read and are empty.
 *
 * @param parts - lists in a state other than read
 */
export function buildInventory(lists: Lists, parts: Parts = {}): Inventory {
  const all: Record<string, InventoryPart<unknown>> = {};
  const kinds = ['apiResources', ...Object.keys(KIND_SOURCES)];
  for (const kind of kinds as InventoryKind[]) {
    all[kind] = parts[kind] ?? {
      state: 'read',
      readAt: READ_AT,
      items: lists[kind] ?? [],
    };
  }
  return { cluster: 'test', parts: all as Inventory['parts'] };
}

/** Returns an object with required fields only. */
export function object<T extends object>(
  kind: string,
  apiVersion: string,
  facts: Partial<ObjectFacts> & T,
): ObjectFacts & T {
  return {
    apiVersion,
    kind,
    name: 'some',
    labels: {},
    annotations: {},
    owners: [],
    finalizers: [],
    fieldManagers: [],
    ...facts,
  };
}

/** Returns a workload with one container per image, named `main`, `second` … */
export function workload(
  images: string[],
  facts: Partial<WorkloadFacts> = {},
): WorkloadFacts {
  const names = ['main', 'second', 'third'];
  return {
    ...object('Deployment', 'apps/v1', { namespace: 'default' }),
    containers: images.map((image, position) => ({
      name: names[position],
      image,
      init: false,
    })),
    podLabels: {},
    ...facts,
  };
}

/** Returns a CRD by its full name, served in v1. */
export function crd(name: string, facts: Partial<CrdFacts> = {}): CrdFacts {
  const [plural, ...group] = name.split('.');
  return {
    ...object('CustomResourceDefinition', 'apiextensions.k8s.io/v1', { name }),
    group: group.join('.'),
    definedKind: plural,
    plural,
    scope: 'Namespaced',
    shortNames: [],
    categories: [],
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        deprecated: false,
        subresources: [],
        printerColumns: [],
      },
    ],
    storedVersions: ['v1'],
    established: true,
    conditions: [],
    conversionStrategy: 'None',
    ...facts,
  };
}

/** Returns a node that is ready. */
export function node(facts: Partial<NodeFacts> = {}): NodeFacts {
  return {
    ...object<{}>('Node', 'v1', {}),
    ready: true,
    conditions: [],
    taints: [],
    ...facts,
  };
}

/** Returns a Service. */
export function service(facts: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    ...object('Service', 'v1', { namespace: 'default' }),
    selector: {},
    ports: [],
    ...facts,
  };
}
