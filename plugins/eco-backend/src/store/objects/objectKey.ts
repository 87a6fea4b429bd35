import { storableKey } from '../storableText';

/** An object of a list: one with a name, or a resource that is served. */
export type StoredFacts =
  | { namespace?: string; name: string }
  | { group: string; version: string; resource: string };

/**
 * What a person calls an object. A resource is named as kubectl does, for
 * example `deployments.v1.apps`.
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

/** What an object has for itself among those of its list. */
export function objectKey(facts: StoredFacts): string {
  return storableKey(objectPath(facts));
}

/** In the order of the API server's lists. */
export function compareObjects(a: StoredFacts, b: StoredFacts): number {
  const [pathA, pathB] = [objectPath(a), objectPath(b)];
  return pathA < pathB ? -1 : Number(pathA > pathB);
}

function objectPath(facts: StoredFacts): string {
  const { namespace = '', name } = objectName(facts);
  return `${namespace}/${name}`;
}
