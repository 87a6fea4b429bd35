import { ApiResourceFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedText,
  boundedTexts,
  isRawObject,
  objectIn,
  objectsOf,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { Discovery } from './Discovery';
import { malformedAnswer } from '../requests/ReadFailure';

/**
 * Parses an `APIGroupDiscoveryList` of `apidiscovery.k8s.io` v2 or v2beta1,
 * which have the same form. Unlike lists within objects, this list is not
 * truncated: a resource left out would count as not served.
 *
 * @throws ReadFailure if it is not such a list
 */
export function parseAggregatedDiscovery(list: RawObject): Discovery {
  if (!Array.isArray(list.items)) {
    throw malformedAnswer('its discovery has no items');
  }
  const discovery: Discovery = { resources: [], gaps: [], empty: [] };
  for (const item of list.items.filter(isRawObject)) {
    // The core group has no name.
    const group = boundedText(objectIn(item, 'metadata').name) ?? '';
    for (const entry of objectsOf(item.versions)) {
      const version = boundedText(entry.version) ?? '';
      if (entry.freshness === 'Stale') {
        discovery.gaps.push({
          group,
          version,
          reason: 'the server behind it does not answer',
        });
        continue;
      }
      const resources = objectsOf(entry.resources);
      if (resources.length === 0) {
        discovery.empty.push({ group, version });
      }
      for (const resource of resources) {
        discovery.resources.push(toResource(resource, group, version));
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
    resource: boundedText(raw.resource) ?? '',
    kind: boundedText(objectIn(raw, 'responseKind').kind) ?? '',
    namespaced: raw.scope === 'Namespaced',
    verbs: boundedTexts(raw.verbs),
  };
}
