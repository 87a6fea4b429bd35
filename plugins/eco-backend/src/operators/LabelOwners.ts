import { createHash } from 'node:crypto';
import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import { InventoryIndex } from '@backstage-eco/plugin-eco-recognition';

const INSTANCE = 'kro.run/instance';
const GRAPH = 'kro.run/resource-graph-definition';
const PART_OF = 'applyset.kubernetes.io/part-of';

type Labels = Record<string, string | undefined>;

/** Which object made another one, by a label of that one. */
export interface LabelOwner {
  /** The key of the label. */
  label: string;
  /** It may be gone by now. */
  owner: ObjectReference & { uid?: string };
}

/**
 * Finds what made objects that have no owner reference but labels instead, which
 * garbage collection does not follow.
 *
 * Argo CD and Flux mark what they deliver in such ways too. That is most of a
 * cluster, and nothing that their operators made of their own.
 */
export class LabelOwners {
  readonly #index: InventoryIndex;
  #parents?: ReadonlyMap<string, ObjectReference>;

  constructor(index: InventoryIndex) {
    this.#index = index;
  }

  /** @returns undefined where no label tells, or what it names is not known */
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
 * The custom resource that kro made an object for. Releases whose labels lack its
 * group and kind do not tell which it is.
 *
 * @see https://github.com/kubernetes-sigs/kro/blob/v0.9.4/pkg/metadata/labels.go
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
 * The ResourceGraphDefinition that kro made a CRD for. People make the objects of that
 * CRD, which kro labels in the same way.
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
 * The id of the ApplySet whose parent an object is.
 *
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-cli/3659-kubectl-apply-prune#labels-and-annotations-format
 */
function applySetId(parent: ObjectReference): string {
  const { apiVersion, kind, namespace = '', name } = parent;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const hash = createHash('sha256')
    .update([name, namespace, kind, group].join('.'))
    .digest('base64url');
  return `applyset-${hash}-v1`;
}
