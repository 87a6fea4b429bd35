import { ObjectReference, OwnedObject } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  CustomResourceSample,
  ObjectFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  InventoryIndex,
  referenceTo,
} from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../appendTo';
import { KIND_SOURCES, ListedKind } from '../inventory';
import { LabelOwners } from './LabelOwners';

const MAX_OBJECTS = 200;
const MAX_DEPTH = 10;
const MAX_FINALIZERS = 10;

/**
 * All lists except EndpointSlices and Leases, which only accompany Services and
 * Pods.
 */
const LISTS = (Object.keys(KIND_SOURCES) as ListedKind[]).filter(
  list => !['endpointSlices', 'leases'].includes(list),
);

/** An object with the one owner that it is shown under. */
interface Owned {
  object: ObjectFacts;
  owner: Omit<ObjectReference, 'namespace'> & { uid?: string };
  /** Owners are in the namespace of the owned object, or cluster-scoped. */
  ownerNamespace?: string;
  isController: boolean;
  /** Label that names the owner, if no owner reference does. */
  label?: string;
}

/** Builds nodes up to a limit, and counts the objects beyond it. */
class BoundedTree {
  more = 0;
  readonly #byOwnerUid: ReadonlyMap<string, Owned[]>;
  #made = 0;

  constructor(byOwnerUid: ReadonlyMap<string, Owned[]>) {
    this.#byOwnerUid = byOwnerUid;
  }

  toNode(each: Owned, depth: number): OwnedObject | undefined {
    if (this.#made === MAX_OBJECTS || depth > MAX_DEPTH) {
      this.more += 1;
      return undefined;
    }
    this.#made += 1;
    const { object, isController, label } = each;
    const { uid, deletingSince, finalizers } = object;
    const owned = (uid && this.#byOwnerUid.get(uid)) || [];
    return {
      object: referenceTo(object),
      isRead: true,
      isController,
      ...(label !== undefined && { label }),
      ...(deletingSince && { deletingSince }),
      finalizers: finalizers.slice(0, MAX_FINALIZERS),
      children: owned
        .map(child => this.toNode(child, depth + 1))
        .filter(node => node !== undefined),
    };
  }
}

/** Index of the objects of an inventory by owner. */
export class OwnedObjects {
  readonly #byOwnerUid = new Map<string, Owned[]>();
  readonly #byOwnerType = new Map<string, Owned[]>();
  readonly #samples: ReadonlyMap<string, CustomResourceSample>;

  constructor(index: InventoryIndex) {
    const labelOwners = new LabelOwners(index);
    this.#samples = new Map(
      index
        .samples()
        .filter(({ state }) => state === 'read')
        .map(each => [`${each.plural}.${each.group}`, each]),
    );
    for (const list of LISTS) {
      for (const object of index.items(list)) {
        const owned = byReference(object) ?? byLabel(object, labelOwners);
        if (owned) {
          appendTo(this.#byOwnerUid, owned.owner.uid ?? '', owned);
          appendTo(this.#byOwnerType, typeKey(owned.owner), owned);
        }
      }
    }
  }

  /**
   * Returns the trees of owned objects below the objects of some kinds. Custom
   * resources are not listed: they are known only as owners, and from samples.
   *
   * @returns `children`: at most 200 objects in total; `more`: number of
   * further objects
   */
  below(crds: readonly CrdFacts[]): { children: OwnedObject[]; more: number } {
    const tree = new BoundedTree(this.#byOwnerUid);
    const roots = new Map<string, OwnedObject>();
    for (const crd of crds) {
      const { group, definedKind, scope } = crd;
      const sample = this.#sampleOf(crd);
      const owned = this.#byOwnerType.get(`${group}/${definedKind}`) ?? [];
      for (const each of owned) {
        const reference = ownerReference(each, scope);
        const key = JSON.stringify(reference);
        const root = roots.get(key) ?? toRoot(reference, sample);
        const node = tree.toNode(each, 1);
        if (node) {
          root.children.push(node);
          roots.set(key, root);
        }
      }
    }
    return { children: [...roots.values()], more: tree.more };
  }

  /** Returns the last sample of a CRD, unless it is stale. */
  #sampleOf({ group, plural }: CrdFacts): CustomResourceSample | undefined {
    return this.#samples.get(`${plural}.${group}`);
  }
}

/** Picks the owner that is the controller, or else the first one. */
function byReference(object: ObjectFacts): Owned | undefined {
  const owner =
    object.owners.find(({ controller }) => controller) ?? object.owners[0];
  return (
    owner && {
      object,
      owner,
      ownerNamespace: object.namespace,
      isController: owner.controller === true,
    }
  );
}

function byLabel(object: ObjectFacts, owners: LabelOwners): Owned | undefined {
  const found = owners.of(object);
  return (
    found && {
      object,
      owner: found.owner,
      ownerNamespace: found.owner.namespace,
      isController: false,
      label: found.label,
    }
  );
}

/**
 * Builds the node of a custom resource, which is not listed itself; its
 * finalizers come from the sample.
 */
function toRoot(
  object: ObjectReference,
  sample: CustomResourceSample | undefined,
): OwnedObject {
  const isIt = (each: { namespace?: string; name: string } | undefined) =>
    each?.name === object.name && each.namespace === object.namespace;
  const waiting = sample?.waiting?.find(isIt);
  const finalizers =
    waiting?.finalizers ??
    sample?.finalizers
      .filter(({ example }) => isIt(example))
      .map(({ name }) => name) ??
    [];
  return {
    object,
    isRead: false,
    isController: false,
    ...(waiting && { deletingSince: waiting.since }),
    finalizers: finalizers.slice(0, MAX_FINALIZERS),
    children: [],
  };
}

function ownerReference(
  { owner, ownerNamespace }: Owned,
  scope: CrdFacts['scope'],
): ObjectReference {
  const { apiVersion, kind, name } = owner;
  const namespace = scope === 'Namespaced' ? ownerNamespace : undefined;
  return { apiVersion, kind, ...(namespace && { namespace }), name };
}

function typeKey({ apiVersion, kind }: Owned['owner']): string {
  return `${apiVersion.split('/')[0]}/${kind}`;
}
