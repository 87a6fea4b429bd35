import { OwnedObject } from '@backstage-eco/plugin-eco-common';

/** Finds the first matching object of a tree, level by level. */
export function findOwned(
  objects: OwnedObject[],
  fits: (object: OwnedObject) => boolean,
): OwnedObject | undefined {
  for (let level = objects; level.length > 0; ) {
    const found = level.find(fits);
    if (found) {
      return found;
    }
    level = level.flatMap(({ children }) => children);
  }
  return undefined;
}
