import pLimit from 'p-limit';
import { isRawObject, RawObject } from './boundedText';
import { JsonReader } from './createJsonReader';
import type { Discovery } from './discovery';
import { malformedAnswer, ReadFailure } from './ReadFailure';

const CONCURRENCY = 4;

/**
 * Reads the discovery of a server that does not know the aggregated form: one
 * request for each group version.
 *
 * @param list - its answer to `/api` (`APIVersions`) or `/apis` (`APIGroupList`)
 * @throws ReadFailure where it is neither
 */
export async function readLegacyDiscovery(
  list: RawObject,
  read: JsonReader,
): Promise<Discovery> {
  const limit = pLimit(CONCURRENCY);
  const parts = await Promise.all(
    groupVersions(list).map(entry => limit(() => readOne(entry, read))),
  );
  return {
    resources: parts.flatMap(part => part.resources),
    unknown: parts.flatMap(part => part.unknown),
  };
}

interface GroupVersion {
  group: string;
  version: string;
}

function groupVersions(list: RawObject): GroupVersion[] {
  if (list.kind === 'APIVersions' && Array.isArray(list.versions)) {
    return list.versions.map(version => ({
      group: '',
      version: String(version),
    }));
  }
  if (list.kind === 'APIGroupList' && Array.isArray(list.groups)) {
    return list.groups.filter(isRawObject).flatMap(group =>
      (Array.isArray(group.versions) ? group.versions : [])
        .filter(isRawObject)
        .map(entry => ({
          group: String(group.name),
          version: String(entry.version),
        })),
    );
  }
  throw malformedAnswer('its discovery is in no form that Kubernetes has');
}

async function readOne(
  { group, version }: GroupVersion,
  read: JsonReader,
): Promise<Discovery> {
  const path = group ? `/apis/${group}/${version}` : `/api/${version}`;
  try {
    const answer = await read(path);
    if (!Array.isArray(answer.resources)) {
      throw malformedAnswer('its discovery has no resources');
    }
    return {
      resources: answer.resources
        .filter(isRawObject)
        // `deployments/status` is a part of a resource, not one of its own.
        .filter(({ name }) => !String(name).includes('/'))
        .map(raw => ({
          group,
          version,
          resource: String(raw.name),
          kind: String(raw.kind),
          namespaced: raw.namespaced === true,
          verbs: Array.isArray(raw.verbs) ? raw.verbs.map(String) : [],
        })),
      unknown: [],
    };
  } catch (error) {
    if (error instanceof ReadFailure) {
      const reason = error.message;
      return { resources: [], unknown: [{ group, version, reason }] };
    }
    throw error;
  }
}
