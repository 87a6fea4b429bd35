import pLimit from 'p-limit';
import {
  boundedText,
  boundedTexts,
  isRawObject,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { isDnsName } from '../facts/isDnsName';
import { ApiReader } from '../requests/ApiReader';
import { malformedAnswer, ReadFailure } from '../requests/ReadFailure';
import { Discovery, GroupVersion, joinDiscoveries } from './Discovery';

const CONCURRENCY = 4;
/** A cluster with every known operator serves about 300. */
const MAX_GROUP_VERSIONS = 2000;

/**
 * Reads the discovery of a server without aggregated discovery, with one
 * request per group version.
 *
 * @param list - answer to `/api` (`APIVersions`) or `/apis` (`APIGroupList`)
 * @throws ReadFailure if it is neither
 */
export async function readLegacyDiscovery(
  list: RawObject,
  reader: ApiReader,
): Promise<Discovery> {
  const limit = pLimit(CONCURRENCY);
  const asked = groupVersions(list);
  if (asked.length > MAX_GROUP_VERSIONS) {
    throw malformedAnswer(`it serves ${asked.length} group versions`);
  }
  const parts = await Promise.all(
    asked.map(entry => limit(() => readOne(entry, reader))),
  );
  return joinDiscoveries(...parts);
}

function groupVersions(list: RawObject): GroupVersion[] {
  if (list.kind === 'APIVersions' && Array.isArray(list.versions)) {
    return list.versions.map(version => ({
      group: '',
      version: textOf(version),
    }));
  }
  if (list.kind === 'APIGroupList' && Array.isArray(list.groups)) {
    return list.groups.filter(isRawObject).flatMap(group =>
      (Array.isArray(group.versions) ? group.versions : [])
        .filter(isRawObject)
        .map(entry => ({
          group: textOf(group.name),
          version: textOf(entry.version),
        })),
    );
  }
  throw malformedAnswer('its discovery is in no form that Kubernetes has');
}

/**
 * An empty string would mean the core group, which no list of groups contains.
 */
function textOf(value: unknown): string {
  return boundedText(value) || '?';
}

/** Only valid names may become part of a path. */
function hasValidNames({ group, version }: GroupVersion): boolean {
  return (group === '' || isDnsName(group)) && isDnsName(version);
}

async function readOne(
  { group, version }: GroupVersion,
  reader: ApiReader,
): Promise<Discovery> {
  const path = group ? `/apis/${group}/${version}` : `/api/${version}`;
  try {
    if (!hasValidNames({ group, version })) {
      throw malformedAnswer('it is a group version that cannot be one');
    }
    const answer = await reader.get(path);
    // Go encodes a nil slice as null.
    const listed = answer.resources === null ? [] : answer.resources;
    if (!Array.isArray(listed)) {
      throw malformedAnswer('its discovery has no resources');
    }
    const resources = listed
      .filter(isRawObject)
      // `deployments/status` is a subresource, not a resource of its own.
      .filter(({ name }) => !boundedText(name)?.includes('/'))
      .map(raw => ({
        group,
        version,
        resource: boundedText(raw.name) ?? '',
        kind: boundedText(raw.kind) ?? '',
        namespaced: raw.namespaced === true,
        verbs: boundedTexts(raw.verbs),
      }));
    const empty = resources.length === 0 ? [{ group, version }] : [];
    return { resources, gaps: [], empty };
  } catch (error) {
    if (error instanceof ReadFailure) {
      const reason = error.message;
      return { resources: [], gaps: [{ group, version, reason }], empty: [] };
    }
    throw error;
  }
}
