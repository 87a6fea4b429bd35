/** A name under which a cluster can be read, as the last cycle left it. */
export interface ReadName {
  name: string;
  /** Of the namespace `kube-system`. */
  uid: string;
  /** ISO 8601. */
  firstListedAt: string;
  /** Kinds that its credentials never read. */
  neverRead: string[];
  /** Who held the leases of `kube-system` then; see {@link liveHolders}. */
  holders: ReadonlySet<string>;
}

/** What is known of a name that is not the only one of its cluster. */
export interface SharedName {
  /** The other names of the same cluster, in the order of {@link findAliases}. */
  otherNames: string[];
  /** One of them shows all that this one shows. */
  isAlias: boolean;
}

/**
 * Finds names of the same cluster, and which of them need no row of their own.
 * Pure.
 *
 * The same uid of `kube-system` is not enough: a cluster that was restored from
 * another's etcd snapshot, or started from its disk image, has it too. So a process of
 * the control plane must be common to both: each has an identity of its own, with a
 * UUID made at its start, and keeps renewing a lease.
 *
 * Credentials differ from name to name. The main name is the one whose credentials
 * read most; of those that read as much, the one known for longest. Another one is its
 * alias only where it reads nothing that the main name does not.
 *
 * @returns names that are the only one of their cluster are left out
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
