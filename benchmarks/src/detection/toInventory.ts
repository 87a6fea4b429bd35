import {
  KIND_SOURCES,
  ListedKind,
  toObjectFacts,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { KubernetesObject } from 'control-plane';

/** Fixed read time of all lists. */
const READ_AT = '2026-01-01T00:00:00Z';

/**
 * Builds the inventory that manifests would have after an install, without a
 * server, with the backend's own functions. Unlike on a server, no object is
 * refused, defaulted or given field managers. Objects that controllers create
 * at run time are missing.
 */
export function toInventory(objects: readonly KubernetesObject[]): Inventory {
  const parts: Record<string, unknown> = {
    apiResources: { state: 'read', readAt: READ_AT, items: [] },
  };
  for (const part of Object.keys(KIND_SOURCES) as ListedKind[]) {
    parts[part] = {
      state: 'read',
      readAt: READ_AT,
      items: factsOf(part, objects),
    };
  }
  return { cluster: 'manifests', parts: parts as Inventory['parts'] };
}

function factsOf(
  part: ListedKind,
  objects: readonly KubernetesObject[],
): unknown[] {
  const { group, versions, kind, toFacts } = KIND_SOURCES[part];
  const apiVersions = new Set(
    versions.map(version => (group ? `${group}/${version}` : version)),
  );
  return objects
    .filter(
      object => object.kind === kind && apiVersions.has(object.apiVersion),
    )
    .map(object => {
      const raw = { ...object };
      return toFacts(
        raw,
        toObjectFacts(raw, { apiVersion: object.apiVersion, kind }),
      );
    });
}
