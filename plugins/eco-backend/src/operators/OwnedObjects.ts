import { ObjectReference, OwnedObject } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  ObjectFacts,
  OwnerFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  InventoryIndex,
  referenceTo,
} from '@backstage-eco/plugin-eco-recognition';
import { KIND_SOURCES, ListedKind } from '../inventory';

const MAX_OBJECTS = 200;
const MAX_DEPTH = 10;
const MAX_FINALIZERS = 10;

/** EndpointSlices and Leases belong to Services and Pods, and go with them. */
const LISTS = (Object.keys(KIND_SOURCES) as ListedKind[]).filter(
  list => !['endpointSlices', 'leases'].includes(list),
);

/** An object, and the one of its owners that it is shown under. */
interface Owned {
  object: ObjectFacts;
  owner: OwnerFacts;
}

/** Makes nodes until there are too many, and counts those that it does not make. */
class BoundedTree {
  more = 0;
  readonly #byOwnerUid: ReadonlyMap<string, Owned[]>;
  #made = 0;

  constructor(byOwnerUid: ReadonlyMap<string, Owned[]>) {
    this.#byOwnerUid = byOwnerUid;
  }

  toNode({ object, owner }: Owned, depth: number): OwnedObject | undefined {
    if (this.#made === MAX_OBJECTS || depth > MAX_DEPTH) {
      this.more += 1;
      return undefined;
    }
    this.#made += 1;
    const { uid, deletingSince, finalizers } = object;
    const owned = (uid && this.#byOwnerUid.get(uid)) || [];
    return {
      object: referenceTo(object),
      isRead: true,
      isController: owner.controller === true,
      ...(deletingSince && { deletingSince }),
      finalizers: finalizers.slice(0, MAX_FINALIZERS),
      children: owned
        .map(each => this.toNode(each, depth + 1))
        .filter(node => node !== undefined),
    };
  }
}

/** Which objects of an inventory own which. */
export class OwnedObjects {
  readonly #byOwnerUid = new Map<string, Owned[]>();
  readonly #byOwnerType = new Map<string, Owned[]>();

  constructor(index: InventoryIndex) {
    for (const list of LISTS) {
      for (const object of index.items(list)) {
        const owner =
          object.owners.find(({ controller }) => controller) ??
          object.owners[0];
        if (owner) {
          const owned = { object, owner };
          add(this.#byOwnerUid, owner.uid ?? '', owned);
          add(this.#byOwnerType, typeKey(owner), owned);
        }
      }
    }
  }

  /**
   * What objects of some kinds own, under the object that owns it. Custom resources
   * are known by what they own alone.
   *
   * @returns `children`: at most 200 objects in all; `more`: how many there are beside
   */
  below(crds: readonly CrdFacts[]): { children: OwnedObject[]; more: number } {
    const tree = new BoundedTree(this.#byOwnerUid);
    const roots = new Map<string, OwnedObject>();
    for (const { group, definedKind, scope } of crds) {
      const owned = this.#byOwnerType.get(`${group}/${definedKind}`) ?? [];
      for (const each of owned) {
        const reference = ownerReference(each, scope);
        const key = JSON.stringify(reference);
        const root = roots.get(key) ?? toRoot(reference);
        const node = tree.toNode(each, 1);
        if (node) {
          root.children.push(node);
          roots.set(key, root);
        }
      }
    }
    return { children: [...roots.values()], more: tree.more };
  }
}

function toRoot(object: ObjectReference): OwnedObject {
  return {
    object,
    isRead: false,
    isController: false,
    finalizers: [],
    children: [],
  };
}

/** An owner is of the same namespace as what it owns, or of none. */
function ownerReference(
  { object, owner }: Owned,
  scope: CrdFacts['scope'],
): ObjectReference {
  const { apiVersion, kind, name } = owner;
  const namespace = scope === 'Namespaced' ? object.namespace : undefined;
  return { apiVersion, kind, ...(namespace && { namespace }), name };
}

function typeKey({ apiVersion, kind }: OwnerFacts): string {
  return `${apiVersion.split('/')[0]}/${kind}`;
}

function add(map: Map<string, Owned[]>, key: string, owned: Owned): void {
  const all = map.get(key);
  if (all) {
    all.push(owned);
  } else {
    map.set(key, [owned]);
  }
}
