/** Somebody as whom one may enter the demo. */
export interface Person {
  name: string;
  /** The reference in the catalog. */
  user: string;
}

/** Sees one cluster, and changes nothing. */
export const DEVELOPER: Person = {
  name: 'Dana Kim',
  user: 'user:default/dana',
};

/** Sees all of them, and may do everything. */
export const ENGINEER: Person = {
  name: 'Petra Novak',
  user: 'user:default/petra',
};

/** Sees all of them, and changes nothing. */
export const AUDITOR: Person = {
  name: 'Amara Diallo',
  user: 'user:default/amara',
};
