import { Detection, Tool, UnknownTool } from '@backstage-eco/plugin-eco-common';
import {
  Check,
  CheckFacts,
  CheckInput,
  CustomResourceSample,
  Inventory,
  InventoryFacts,
  InventoryKind,
  KindController,
} from '@backstage-eco/plugin-eco-node';
import type { CrdController } from '../operators';

/** Kinds whose objects have names; served resources are not objects. */
type ObjectKind = Exclude<InventoryKind, 'apiResources'>;

/**
 * Input of all checks for one cluster.
 *
 * @alpha
 */
export interface KnownCluster {
  inventory: Inventory;
  detections: readonly Detection[];
  unknownTools: readonly UnknownTool[];
  /** By id. */
  tools: ReadonlyMap<string, Tool>;
  /** Controller of each CRD. Omitted if controllers were not determined. */
  controllers?: readonly CrdController[];
  now: Date;
}

/** Looks up facts of one cluster by name. */
export class ClusterLookup {
  readonly #inventory: Inventory;
  readonly #byName = new Map<InventoryKind, Map<string, unknown>>();
  readonly #controllers: ReadonlyMap<string, CrdController>;
  #samples?: Map<string, CustomResourceSample>;

  constructor({ inventory, controllers = [] }: KnownCluster) {
    this.#inventory = inventory;
    this.#controllers = new Map(controllers.map(each => [each.crd, each]));
  }

  items<K extends InventoryKind>(kind: K): InventoryFacts[K][] {
    const part = this.#inventory.parts[kind];
    return part.state === 'read' || part.state === 'stale' ? part.items : [];
  }

  get<K extends ObjectKind>(
    kind: K,
    { namespace, name }: { namespace?: string; name: string },
  ): InventoryFacts[K] | undefined {
    let objects = this.#byName.get(kind);
    if (!objects) {
      objects = new Map(this.items(kind).map(each => [toKey(each), each]));
      this.#byName.set(kind, objects);
    }
    return objects.get(toKey({ namespace, name })) as
      | InventoryFacts[K]
      | undefined;
  }

  sample(crd: string): CustomResourceSample | undefined {
    this.#samples ??= new Map(
      (this.#inventory.samples ?? [])
        .filter(({ state }) => state !== 'unread')
        .map(sample => [`${sample.plural}.${sample.group}`, sample]),
    );
    return this.#samples.get(crd);
  }

  controller(crd: string): KindController | undefined {
    const known = this.#controllers.get(crd);
    switch (known?.state) {
      case 'found':
        return { state: 'found', workloads: [known.controller.workload] };
      case 'ambiguous':
        return {
          state: 'ambiguous',
          workloads: known.candidates.map(({ workload }) => workload),
        };
      case 'not-here':
        return { state: 'not-here', workloads: [] };
      default:
        return undefined;
    }
  }
}

function toKey(object: { namespace?: string; name: string }): string {
  return `${object.namespace ?? ''}/${object.name}`;
}

/** Facts for one check: only those that it declares in `reads`. */
export class InventoryCheckFacts implements CheckFacts {
  readonly kubernetesVersion?: string;
  readonly now: Date;
  readonly detections: readonly Detection[];
  readonly unknownTools: readonly UnknownTool[];
  readonly #tools: ReadonlyMap<string, Tool>;
  readonly #check: Check;
  readonly #lookup: ClusterLookup;

  /** @param lookup - of the same inventory; shared by all checks */
  constructor(check: Check, cluster: KnownCluster, lookup: ClusterLookup) {
    this.kubernetesVersion = cluster.inventory.kubernetesVersion;
    this.now = cluster.now;
    this.detections = cluster.detections;
    this.unknownTools = cluster.unknownTools;
    this.#tools = cluster.tools;
    this.#check = check;
    this.#lookup = lookup;
  }

  tool(id: string): Tool | undefined {
    return this.#tools.get(id);
  }

  items<K extends InventoryKind>(kind: K): InventoryFacts[K][] {
    this.#assertRead(kind);
    return this.#lookup.items(kind);
  }

  get<K extends ObjectKind>(
    kind: K,
    key: { namespace?: string; name: string },
  ): InventoryFacts[K] | undefined {
    this.#assertRead(kind);
    return this.#lookup.get(kind, key);
  }

  sample(crd: string): CustomResourceSample | undefined {
    this.#assertRead('customResources');
    return this.#lookup.sample(crd);
  }

  controller(crd: string): KindController | undefined {
    this.#assertRead('controllers');
    return this.#lookup.controller(crd);
  }

  #assertRead(input: CheckInput): void {
    if (!this.#check.reads.includes(input)) {
      throw new Error(
        `Check ${this.#check.id} asks for ${input}, which its "reads" lacks`,
      );
    }
  }
}
