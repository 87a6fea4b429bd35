import { storableKey } from '../storableText';

/** An item of a list: a named object or a served API resource. */
export type StoredFacts =
  | { namespace?: string; name: string }
  | { group: string; version: string; resource: string };

/**
 * Returns the display name of an object. API resources are named as in kubectl,
 * for example `deployments.v1.apps`.
 */
export function objectName(facts: StoredFacts): {
  namespace?: string;
  name: string;
} {
  if ('name' in facts) {
    return { namespace: facts.namespace, name: facts.name };
  }
  const { resource, version, group } = facts;
  return { name: [resource, version, group].filter(Boolean).join('.') };
}

/** Returns the key of an object within its list. */
export function objectKey(facts: StoredFacts): string {
  return storableKey(objectPath(facts));
}

/** Compares objects in the order of an API server's lists. */
export function compareObjects(a: StoredFacts, b: StoredFacts): number {
  const [pathA, pathB] = [objectPath(a), objectPath(b)];
  return pathA < pathB ? -1 : Number(pathA > pathB);
}

function objectPath(facts: StoredFacts): string {
  const { namespace = '', name } = objectName(facts);
  return `${namespace}/${name}`;
}
