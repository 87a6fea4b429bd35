import { Fields } from './objects';

/** Field manager of the controller's writes. */
export const MANAGER = 'database-operator';

/** Fields set by one manager, as stored by the API server. */
export interface ManagedFields {
  manager?: string;
  operation?: 'Apply' | 'Update';
  apiVersion?: string;
  time?: string;
  fieldsType?: string;
  fieldsV1?: Fields;
  subresource?: string;
}

/** Whether a manager holds no field that it set other than by apply. */
export function isHandedOver(
  entries: ManagedFields[],
  manager: string,
): boolean {
  return !entries.some(entry => isMade(entry, manager));
}

/**
 * Transfers the fields that a manager set at creation to its server-side apply.
 * Only then does a later apply remove the fields it omits.
 *
 * @returns `undefined` if there is nothing to transfer
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#transferring-ownership
 */
export function handedOver(
  entries: ManagedFields[],
  manager: string,
): ManagedFields[] | undefined {
  const made = entries.filter(entry => isMade(entry, manager));
  if (made.length === 0) {
    return undefined;
  }
  const isApply = (entry: ManagedFields) =>
    entry.manager === manager &&
    entry.operation === 'Apply' &&
    !entry.subresource;
  const [last] = made;
  const sets = [...entries.filter(isApply), ...made];
  const applied: ManagedFields = {
    ...last,
    operation: 'Apply',
    fieldsV1: sets.reduce(
      (all, { fieldsV1 = {} }) => union(all, fieldsV1),
      {} as Fields,
    ),
  };
  return [
    ...entries.filter(entry => !isApply(entry) && !made.includes(entry)),
    applied,
  ];
}

function isMade(entry: ManagedFields, manager: string): boolean {
  return (
    entry.manager === manager &&
    entry.operation === 'Update' &&
    !entry.subresource
  );
}

function union(a: Fields, b: Fields): Fields {
  const all = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const known = all[key];
    all[key] =
      isSet(known) && isSet(value) ? union(known, value) : known ?? value;
  }
  return all;
}

function isSet(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
