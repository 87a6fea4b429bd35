/** A field whose value changed. */
export interface ChangedField {
  path: string;
  /** Undefined if the field was added. */
  before?: string;
  /** Undefined if the field was removed. */
  after?: string;
}

/** Fields that only the API server sets. */
const SERVER_FIELDS = new Set([
  'metadata.uid',
  'metadata.resourceVersion',
  'metadata.generation',
  'metadata.creationTimestamp',
]);

/** Prefix of the annotations that Eco adds to each change. */
const OWN_ANNOTATIONS = 'metadata.annotations.eco.backstage.io/';

/**
 * Returns the changed fields of an object, sorted by path. Fields set by the
 * API server and Eco's own annotations are ignored.
 */
export function changedFields(before: object, after: object): ChangedField[] {
  const [old, now] = [flatten(before), flatten(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter(path => old.get(path) !== now.get(path))
    .filter(
      path => !SERVER_FIELDS.has(path) && !path.startsWith(OWN_ANNOTATIONS),
    )
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
