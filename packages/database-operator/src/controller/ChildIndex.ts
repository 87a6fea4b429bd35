import { DATABASE_LABELS } from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from '../kubernetes/objects';
import { Store } from '../kubernetes/Store';

/** Finds the objects of a store by the Database that they belong to. */
export class ChildIndex {
  private readonly families = new Map<string, Set<string>>();

  /** @param nameOf - the name that the children are made from; by default what their label says */
  constructor(
    private readonly store: Store,
    nameOf: (object: KubernetesObject) => string | undefined = byLabel(
      DATABASE_LABELS.name,
    ),
  ) {
    const familyOf = (object: KubernetesObject) => {
      const child = nameOf(object);
      return child && `${object.metadata.namespace}/${child}`;
    };
    store.onChange(({ key, previous, next }) => {
      const [before, after] = [previous, next].map(
        object => object && familyOf(object),
      );
      if (before && before !== after) {
        this.forget(before, key);
      }
      if (after) {
        const family = this.families.get(after) ?? new Set<string>();
        this.families.set(after, family.add(key));
      }
    });
  }

  /** A tenant may change a label as often as they like: no family stays empty. */
  private forget(family: string, key: string): void {
    const keys = this.families.get(family);
    keys?.delete(key);
    if (keys?.size === 0) {
      this.families.delete(family);
    }
  }

  /** All objects of a family, which is `namespace/child name`. */
  of(family: string): KubernetesObject[] {
    const keys = [...(this.families.get(family) ?? [])];
    return keys.flatMap(key => this.store.get(key) ?? []);
  }
}

/** Reads the name from a label. */
export function byLabel(label: string) {
  return ({ metadata }: KubernetesObject) => metadata.labels?.[label];
}
