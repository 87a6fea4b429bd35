/** A name under which a cluster can be read, as of the last cycle. */
export interface ReadName {
  name: string;
  /** uid of the namespace `kube-system`. */
  uid: string;
  /** ISO 8601. */
  firstListedAt: string;
  /** Kinds that its credentials have never read. */
  neverRead: string[];
  /**
   * Holders of the leases in `kube-system` at that time; see
   * {@link liveHolders}.
   */
  holders: ReadonlySet<string>;
}

/** Describes a name that shares its cluster with other names. */
export interface SharedName {
  /** Other names of the same cluster, in the order of {@link findAliases}. */
  otherNames: string[];
  /** Whether one of them shows everything that this one shows. */
  isAlias: boolean;
}

/**
 * Finds names of the same cluster, and which of them need no row of their own.
 * Pure.
 *
 * Equal uids of `kube-system` are not enough: a cluster restored from another's
 * etcd snapshot, or started from its disk image, has the same uid. So both
 * names must also share a live control plane process. Each process has its own
 * identity, with a UUID generated at its start, and keeps renewing a lease.
 *
 * Credentials differ between names. The main name is the one whose credentials
 * read the most kinds; among equals, the one known longest. Another name is an
 * alias only if it reads nothing that the main name does not.
 *
 * @returns names that share their cluster; a cluster's only name is left out
 */
export function findAliases(names: ReadName[]): Map<string, SharedName> {
  const sorted = [...names].sort(byPrecedence);
  const mains: ReadName[] = [];
  const shared = new Map<string, SharedName>();
  for (const each of sorted) {
    const others = sorted.filter(
      other => other !== each && areSame(each, other),
    );
    const isAlias = mains.some(
      main => areSame(main, each) && readsAllOf(main, each),
    );
    if (!isAlias) {
      mains.push(each);
    }
    if (others.length > 0) {
      const otherNames = others.map(({ name }) => name);
      shared.set(each.name, { otherNames, isAlias });
    }
  }
  return shared;
}

function byPrecedence(a: ReadName, b: ReadName): number {
  return (
    a.neverRead.length - b.neverRead.length ||
    compare(a.firstListedAt, b.firstListedAt) ||
    compare(a.name, b.name)
  );
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function areSame(one: ReadName, other: ReadName): boolean {
  return (
    one.uid === other.uid &&
    [...one.holders].some(holder => other.holders.has(holder))
  );
}

function readsAllOf(main: ReadName, other: ReadName): boolean {
  return main.neverRead.every(kind => other.neverRead.includes(kind));
}
