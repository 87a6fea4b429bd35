/** A person who can sign in to the demo. */
export interface Person {
  name: string;
  /** Entity reference in the catalog. */
  user: string;
}

/** Sees one cluster, with read access. */
export const DEVELOPER: Person = {
  name: 'Dana Kim',
  user: 'user:default/dana',
};

/** Sees all clusters, with all permissions. */
export const ENGINEER: Person = {
  name: 'Petra Novak',
  user: 'user:default/petra',
};

/** Sees all clusters, with read access. */
export const AUDITOR: Person = {
  name: 'Amara Diallo',
  user: 'user:default/amara',
};
