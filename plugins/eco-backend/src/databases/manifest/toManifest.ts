import { DATABASE } from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import { repeatsTheObject } from '../../inventory';

/**
 * Annotation with the id of the request that created a Database. Eco recognizes
 * its own Databases by it.
 */
export const REQUEST_ANNOTATION = 'eco.backstage.io/request-id';

/** Annotation with the user who requested a Database. */
const REQUESTED_BY_ANNOTATION = 'eco.backstage.io/requested-by';

/** Annotation with the user who last changed a Database. */
const CHANGED_BY_ANNOTATION = 'eco.backstage.io/changed-by';

/**
 * Builds the manifest of a new Database.
 *
 * @param options - `requestId`: omitted for a review
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
 * Builds the manifest of an existing Database with another spec. Complete,
 * because server-side apply removes omitted fields.
 *
 * @param options - `owner`: omitted for a Database that was not requested
 * through Eco, which keeps the owner in its spec
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

/**
 * Returns an object for people to read: without its status, and without the
 * metadata that the API server and others add.
 */
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
