/** A field that has another value than before. */
export interface ChangedField {
  path: string;
  /** Undefined where it was not there. */
  before?: string;
  /** Undefined where it is gone. */
  after?: string;
}

/** What the API server counts and keeps for itself. */
const NOBODYS = new Set([
  'metadata.uid',
  'metadata.resourceVersion',
  'metadata.generation',
  'metadata.creationTimestamp',
]);

/** What Eco itself writes down with each change. */
const OWN_NOTES = 'metadata.annotations.eco.backstage.io/';

/**
 * The fields of an object that differ, in the order of their paths. What only
 * the API server changes, and Eco's own notes, are left out.
 */
export function changedFields(before: object, after: object): ChangedField[] {
  const [old, now] = [flatten(before), flatten(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter(path => old.get(path) !== now.get(path))
    .filter(path => !NOBODYS.has(path) && !path.startsWith(OWN_NOTES))
    .sort()
    .map(path => ({ path, before: old.get(path), after: now.get(path) }));
}

function flatten(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) {
    return new Map(path ? [[path, String(value)]] : []);
  }
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...flatten(inner, path ? `${path}.${key}` : key),
    ]),
  );
}
