import { createHash } from 'node:crypto';
import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import { InventoryIndex } from '@backstage-eco/plugin-eco-recognition';

const INSTANCE = 'kro.run/instance';
const GRAPH = 'kro.run/resource-graph-definition';
const PART_OF = 'applyset.kubernetes.io/part-of';

type Labels = Record<string, string | undefined>;

/** Owner of an object, by a label of the object. */
export interface LabelOwner {
  /** Key of the label. */
  label: string;
  /** May no longer exist. */
  owner: ObjectReference & { uid?: string };
}

/**
 * Finds the owners of objects that have no owner reference, only labels, which
 * garbage collection does not follow.
 *
 * Ignores the similar labels of Argo CD and Flux: they are on most objects of a
 * cluster, and those objects were not created by an operator of their own
 * accord.
 */
export class LabelOwners {
  readonly #index: InventoryIndex;
  #parents?: ReadonlyMap<string, ObjectReference>;

  constructor(index: InventoryIndex) {
    this.#index = index;
  }

  /** @returns undefined if no label names an owner, or the owner is unknown */
  of(object: { kind: string; labels: Labels }): LabelOwner | undefined {
    const { labels } = object;
    const made = kroInstance(labels) ?? kroGraph(object);
    if (made) {
      return made;
    }
    const id = labels[PART_OF];
    const parent = id === undefined ? undefined : this.#parentOf(id);
    return parent && { label: PART_OF, owner: parent };
  }

  #parentOf(id: string): ObjectReference | undefined {
    this.#parents ??= new Map(
      this.#index
        .samples()
        .flatMap(({ group, version = '', kind, names = [] }) =>
          names.map(name => ({
            apiVersion: `${group}/${version}`,
            kind,
            ...name,
          })),
        )
        .map(each => [applySetId(each), each]),
    );
    return this.#parents.get(id);
  }
}

/**
 * Returns the custom resource that kro created an object for. Older releases do
 * not set the labels for group and kind, so the owner cannot be determined.
 *
 * @see
 * https://github.com/kubernetes-sigs/kro/blob/v0.9.4/pkg/metadata/labels.go
 */
function kroInstance(labels: Labels): LabelOwner | undefined {
  const uid = labels[`${INSTANCE}-id`];
  const group = labels[`${INSTANCE}-group`];
  const version = labels[`${INSTANCE}-version`];
  const kind = labels[`${INSTANCE}-kind`];
  const name = labels[`${INSTANCE}-name`];
  const namespace = labels[`${INSTANCE}-namespace`];
  if (!uid || !group || !version || !kind || !name) {
    return undefined;
  }
  const apiVersion = `${group}/${version}`;
  return {
    label: `${INSTANCE}-id`,
    owner: { apiVersion, kind, ...(namespace && { namespace }), name, uid },
  };
}

/**
 * Returns the ResourceGraphDefinition that kro created a CRD for. Only for
 * CRDs: kro sets the same labels on the CRD's objects, which people create.
 */
function kroGraph({
  kind,
  labels,
}: {
  kind: string;
  labels: Labels;
}): LabelOwner | undefined {
  const uid = labels[`${GRAPH}-id`];
  const name = labels[`${GRAPH}-name`];
  if (kind !== 'CustomResourceDefinition' || !uid || !name) {
    return undefined;
  }
  return {
    label: `${GRAPH}-id`,
    owner: {
      apiVersion: 'kro.run/v1alpha1',
      kind: 'ResourceGraphDefinition',
      name,
      uid,
    },
  };
}

/**
 * Returns the id of the ApplySet with this parent.
 *
 * @see
 * https://github.com/kubernetes/enhancements/tree/master/keps/sig-cli/3659-kubectl-apply-prune#labels-and-annotations-format
 */
function applySetId(parent: ObjectReference): string {
  const { apiVersion, kind, namespace = '', name } = parent;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const hash = createHash('sha256')
    .update([name, namespace, kind, group].join('.'))
    .digest('base64url');
  return `applyset-${hash}-v1`;
}
