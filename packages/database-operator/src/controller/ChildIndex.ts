import { CHILD_LABEL } from '../database/Database';
import { KubernetesObject } from '../kubernetes/objects';
import { Store } from '../kubernetes/Store';

/** `namespace/child name`, by which all that belongs to one Database is found. */
function familyOf(object: KubernetesObject): string | undefined {
  const child = object.metadata.labels?.[CHILD_LABEL];
  return child && `${object.metadata.namespace}/${child}`;
}

/** Finds the objects of a store by the Database that they belong to. */
export class ChildIndex {
  private readonly families = new Map<string, Set<string>>();

  constructor(private readonly store: Store) {
    store.onChange(({ key, previous, next }) => {
      const [before, after] = [previous, next].map(
        object => object && familyOf(object),
      );
      if (before && before !== after) {
        this.families.get(before)?.delete(key);
      }
      if (after) {
        const family = this.families.get(after) ?? new Set<string>();
        this.families.set(after, family.add(key));
      }
    });
  }

  /** All objects of a family. */
  of(family: string): KubernetesObject[] {
    const keys = [...(this.families.get(family) ?? [])];
    return keys.flatMap(key => this.store.get(key) ?? []);
  }
}
