import { DATABASE } from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import { repeatsTheObject } from '../../inventory';

/** On a Database: the request that made it. By it Eco knows its own again. */
export const REQUEST_ANNOTATION = 'eco.backstage.io/request-id';

/** On a Database: the reference of the person who asked for it. */
const REQUESTED_BY_ANNOTATION = 'eco.backstage.io/requested-by';

/** On a Database: the reference of the person who changed it last. */
const CHANGED_BY_ANNOTATION = 'eco.backstage.io/changed-by';

/**
 * A new Database as Eco sends it.
 *
 * @param options - `requestId`: left out of a review
 */
export function toNewManifest(options: {
  namespace: string;
  name: string;
  owner: string;
  requestedBy: string;
  requestId?: string;
  spec: Record<string, unknown>;
}): ClusterObject {
  const { namespace, name, owner, requestedBy, requestId, spec } = options;
  return {
    apiVersion: DATABASE.apiVersion,
    kind: DATABASE.kind,
    metadata: {
      name,
      namespace,
      annotations: {
        ...(requestId && { [REQUEST_ANNOTATION]: requestId }),
        [REQUESTED_BY_ANNOTATION]: requestedBy,
      },
    },
    spec: { ...spec, owner },
  };
}

/**
 * A living Database with another spec, as Eco applies it: everything that Eco wants
 * of it, for what is left out is removed.
 *
 * @param options - `owner`: left out of a Database that was not requested here,
 * which keeps the one of its spec
 */
export function toChangedManifest(options: {
  live: ClusterObject;
  owner?: string;
  changedBy: string;
  spec: Record<string, unknown>;
}): ClusterObject {
  const { live, changedBy } = options;
  const { owner: _, ...spec } = options.spec;
  const owner = options.owner ?? live.spec?.owner;
  const { name, namespace, uid, annotations = {} } = live.metadata;
  const kept = [REQUEST_ANNOTATION, REQUESTED_BY_ANNOTATION].filter(
    key => key in annotations,
  );
  return {
    apiVersion: DATABASE.apiVersion,
    kind: DATABASE.kind,
    metadata: {
      name,
      namespace,
      uid,
      annotations: {
        ...Object.fromEntries(kept.map(key => [key, annotations[key]])),
        [CHANGED_BY_ANNOTATION]: changedBy,
      },
    },
    spec: { ...spec, ...(owner ? { owner } : {}) },
  };
}

/** An object as a person reads it: without what the API server and others note in it. */
export function toShownManifest(object: ClusterObject): ClusterObject {
  const { apiVersion, kind, metadata, spec } = object;
  const { name, namespace, labels, annotations = {} } = metadata;
  const shown = Object.fromEntries(
    Object.entries(annotations).filter(([key]) => !repeatsTheObject(key)),
  );
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      ...(labels && { labels }),
      ...(Object.keys(shown).length > 0 && { annotations: shown }),
    },
    ...(spec && { spec }),
  };
}
