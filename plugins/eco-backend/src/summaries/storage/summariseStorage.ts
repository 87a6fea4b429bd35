import { StorageNumbers } from '@backstage-eco/plugin-eco-common';
import {
  Inventory,
  InventoryFacts,
  InventoryKind,
} from '@backstage-eco/plugin-eco-node';
import { gapsOfLists } from '@backstage-eco/plugin-eco-recognition';
import { knownItems } from '../knownItems';
import { MAX_ITEMS, tally, toCounts } from '../tally';

const LISTS = [
  'storageClasses',
  'persistentVolumeClaims',
  'persistentVolumes',
] as const satisfies readonly InventoryKind[];
type Classes = InventoryFacts['storageClasses'][];
type Claims = InventoryFacts['persistentVolumeClaims'][];
type Volumes = InventoryFacts['persistentVolumes'][];

function numbersOfClasses(
  classes: Classes,
  used: { claims?: Claims; volumes?: Volumes },
): StorageNumbers['classes'] {
  const claims =
    used.claims && tally(used.claims.map(({ storageClass }) => storageClass));
  const volumes =
    used.volumes && tally(used.volumes.map(({ storageClass }) => storageClass));
  const items = classes
    .map(({ name, provisioner, isDefault }) => ({
      name,
      provisioner,
      isDefault,
      ...(claims && { claims: claims.get(name) ?? 0 }),
      ...(volumes && { volumes: volumes.get(name) ?? 0 }),
    }))
    .sort((one, other) => (other.claims ?? 0) - (one.claims ?? 0));
  return {
    total: classes.length,
    items: items.slice(0, MAX_ITEMS),
    defaults: classes
      .filter(({ isDefault }) => isDefault)
      .slice(0, MAX_ITEMS)
      .map(({ name }) => name),
  };
}

function numbersOfClaims(
  claims: Claims,
  classes: Classes | undefined,
): StorageNumbers['claims'] {
  const made = classes && new Set(classes.map(({ name }) => name));
  const named = claims.map(({ storageClass }) => storageClass);
  return {
    total: claims.length,
    phases: toCounts(tally(claims.map(({ phase }) => phase))),
    withoutClass: named.filter(name => name === undefined).length,
    ...(made && {
      missingClasses: toCounts(
        tally(named.filter(name => name !== undefined && !made.has(name))),
      ),
    }),
  };
}

/**
 * Counts the storage classes, claims and volumes in an inventory. Pure.
 *
 * Claims may name classes that do not exist: manually created volumes can have
 * any class name.
 */
export function summariseStorage(inventory: Inventory): StorageNumbers {
  const classes = knownItems(inventory, 'storageClasses');
  const claims = knownItems(inventory, 'persistentVolumeClaims');
  const volumes = knownItems(inventory, 'persistentVolumes');
  return {
    ...(classes && { classes: numbersOfClasses(classes, { claims, volumes }) }),
    ...(claims && { claims: numbersOfClaims(claims, classes) }),
    ...(volumes && {
      volumes: {
        total: volumes.length,
        phases: toCounts(tally(volumes.map(({ phase }) => phase))),
        drivers: toCounts(tally(volumes.map(({ driver }) => driver))),
      },
    }),
    unknown: gapsOfLists(inventory, LISTS),
  };
}
