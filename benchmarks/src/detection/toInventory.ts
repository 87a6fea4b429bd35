import {
  KIND_SOURCES,
  ListedKind,
  toObjectFacts,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { KubernetesObject } from 'control-plane';

/** The facts of mutated inventories are all of one moment. */
const READ_AT = '2026-01-01T00:00:00Z';

/**
 * The inventory that manifests would have after an install, made by the functions
 * that read a cluster, without a server: no object is refused, none gets defaults
 * or field managers, and nothing that a controller makes at run time is there.
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
