import {
  Inventory,
  InventoryFacts,
  InventoryKind,
} from '@backstage-eco/plugin-eco-node';
import { Gap } from '../../detection/signals/SignalMatcher';
import { gapsOfLists } from '../../detection/unknownTool';

/**
 * A name, and of how many things it is true.
 *
 * @alpha
 */
export interface Count {
  name: string;
  count: number;
}

/**
 * A StorageClass, and how much it is used.
 *
 * @alpha
 */
export interface StorageClassNumbers {
  name: string;
  provisioner: string;
  isDefault: boolean;
  /** Left out where claims were never read. */
  claims?: number;
  /** Left out where volumes were never read. */
  volumes?: number;
}

/**
 * The storage of a cluster in numbers. What was never read is left out; what is
 * out of date is here as it was, and in `unknown`.
 *
 * @alpha
 */
export interface StorageNumbers {
  classes?: {
    total: number;
    /** Those with most claims first, at most 50. */
    items: StorageClassNumbers[];
    /**
     * Names of the default classes. None: a claim that names no class waits.
     * Several: Kubernetes takes the newest.
     */
    defaults: string[];
  };
  claims?: {
    total: number;
    /** `Bound`, `Pending`, `Lost`; most first. */
    phases: Count[];
    /** Claims that name no class. */
    withoutClass: number;
    /** Classes that claims name and nobody made; known where classes were read. */
    missingClasses?: Count[];
  };
  volumes?: {
    total: number;
    /** `Bound`, `Available`, `Released`, `Failed`, `Pending`; most first. */
    phases: Count[];
    /** CSI drivers, most volumes first; volumes of another sort are not in it. */
    drivers: Count[];
  };
  /** What was not read, or not lately, and why. */
  unknown: Gap[];
}

const LISTS = [
  'storageClasses',
  'persistentVolumeClaims',
  'persistentVolumes',
] as const satisfies readonly InventoryKind[];
/** Names are from the cluster, and may be very many. */
const MAXIMAL_ITEMS = 50;

function known<K extends InventoryKind>(
  inventory: Inventory,
  list: K,
): InventoryFacts[K][] | undefined {
  const part = inventory.parts[list];
  switch (part.state) {
    case 'read':
    case 'stale':
      return part.items;
    case 'not-served':
      return [];
    default:
      return undefined;
  }
}

/** How often each text is there, most first; what is undefined is left out. */
function tally(texts: Iterable<string | undefined>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text !== undefined) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return new Map(
    [...counts].sort(
      ([name, count], [otherName, otherCount]) =>
        otherCount - count || name.localeCompare(otherName),
    ),
  );
}

function toCounts(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts]
    .slice(0, MAXIMAL_ITEMS)
    .map(([name, count]) => ({ name, count }));
}

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
    items: items.slice(0, MAXIMAL_ITEMS),
    defaults: classes
      .filter(({ isDefault }) => isDefault)
      .slice(0, MAXIMAL_ITEMS)
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
 * Counts the classes, claims and volumes of an inventory. Pure.
 *
 * A class that claims name need not exist: volumes made by hand may bear any name
 * of a class.
 *
 * @alpha
 */
export function summariseStorage(inventory: Inventory): StorageNumbers {
  const classes = known(inventory, 'storageClasses');
  const claims = known(inventory, 'persistentVolumeClaims');
  const volumes = known(inventory, 'persistentVolumes');
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
