import { ApiResourceFacts } from '@backstage-eco/plugin-eco-node';
import { isRawObject, objectIn, RawObject } from './boundedText';
import type { Discovery } from './discovery';
import { malformedAnswer } from './ReadFailure';

/**
 * Reads an `APIGroupDiscoveryList` of `apidiscovery.k8s.io` v2 or v2beta1,
 * which have the same form. The list is not bounded as texts from objects are:
 * a resource that is left out would be one that is not served.
 *
 * @throws ReadFailure where it is no such list
 */
export function parseAggregatedDiscovery(list: RawObject): Discovery {
  if (!Array.isArray(list.items)) {
    throw malformedAnswer('its discovery has no items');
  }
  const discovery: Discovery = { resources: [], unknown: [] };
  for (const item of list.items.filter(isRawObject)) {
    // The core group has no name.
    const group = String(objectIn(item, 'metadata').name ?? '');
    for (const entry of objectsOf(item.versions)) {
      const version = String(entry.version);
      if (entry.freshness === 'Stale') {
        discovery.unknown.push({
          group,
          version,
          reason: 'the server behind it does not answer',
        });
      } else {
        discovery.resources.push(
          ...objectsOf(entry.resources).map(resource =>
            toResource(resource, group, version),
          ),
        );
      }
    }
  }
  return discovery;
}

function toResource(
  raw: RawObject,
  group: string,
  version: string,
): ApiResourceFacts {
  return {
    group,
    version,
    resource: String(raw.resource),
    kind: String(objectIn(raw, 'responseKind').kind ?? ''),
    namespaced: raw.scope === 'Namespaced',
    verbs: Array.isArray(raw.verbs) ? raw.verbs.map(String) : [],
  };
}

function objectsOf(value: unknown): RawObject[] {
  return Array.isArray(value) ? value.filter(isRawObject) : [];
}
