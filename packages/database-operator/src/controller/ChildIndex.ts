import { DATABASE_LABELS } from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from '../kubernetes/objects';
import { Store } from '../kubernetes/Store';

/** Finds the objects in a store by the Database they belong to. */
export class ChildIndex {
  private readonly families = new Map<string, Set<string>>();

  /**
   * @param nameOf - reads the name of the family that an object belongs to; the
   *   Database name label by default
   */
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

  /**
   * Removes empty families, as a tenant may change labels any number of times.
   */
  private forget(family: string, key: string): void {
    const keys = this.families.get(family);
    keys?.delete(key);
    if (keys?.size === 0) {
      this.families.delete(family);
    }
  }

  /** Returns all objects of a family, given as `namespace/child name`. */
  of(family: string): KubernetesObject[] {
    const keys = [...(this.families.get(family) ?? [])];
    return keys.flatMap(key => this.store.get(key) ?? []);
  }
}

/** Returns a function that reads the name from a label. */
export function byLabel(label: string) {
  return ({ metadata }: KubernetesObject) => metadata.labels?.[label];
}
