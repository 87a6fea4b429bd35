import { RawObject } from '@backstage-eco/plugin-eco-recognition';
import { ApiReader, JsonAnswer } from '../requests/ApiReader';
import { malformedAnswer } from '../requests/ReadFailure';
import { Discovery } from './Discovery';
import { parseAggregatedDiscovery } from './parseAggregatedDiscovery';
import { readLegacyDiscovery } from './readLegacyDiscovery';

/** Aggregated discovery, newest version first, then the form of old servers. */
const ACCEPT = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
  'application/json',
].join(',');

/** Discovery of the named API groups, with the ETag to check it for changes. */
export interface GroupDiscovery {
  discovery: Discovery;
  /** Omitted if the answer was not aggregated. */
  etag?: string;
}

/**
 * Reads the discovery of the core group. It takes one request with aggregated
 * discovery (Kubernetes 1.26 and later), otherwise one more per version.
 *
 * @throws ReadFailure if it cannot be read
 */
export async function readCoreDiscovery(reader: ApiReader): Promise<Discovery> {
  const answer = await reader.get('/api', { accept: ACCEPT });
  const discovery = await toDiscovery(answer, reader);
  if (discovery.resources.length === 0) {
    throw malformedAnswer('it reports no core resources');
  }
  return discovery;
}

/**
 * Reads the discovery of the named groups. It takes one request with aggregated
 * discovery, otherwise one more per group version.
 *
 * @param etag - ETag of the last complete answer; omit it to read in any case
 * @returns undefined if unchanged since then
 * @throws ReadFailure if it cannot be read
 */
export async function readGroupDiscovery(
  reader: ApiReader,
  etag?: string,
): Promise<GroupDiscovery | undefined> {
  const accept = ACCEPT;
  const answer: JsonAnswer | undefined = etag
    ? await reader.getChanged('/apis', { accept, etag })
    : await reader.getAnswer('/apis', { accept });
  if (!answer) {
    return undefined;
  }
  const discovery = await toDiscovery(answer.body, reader);
  const { resources, gaps } = discovery;
  // Kubernetes itself has about 20 groups, so an empty answer was truncated.
  if (resources.length === 0 && gaps.length === 0) {
    throw malformedAnswer('it reports no API groups');
  }
  // Only the ETag of the aggregated form covers the servers behind the API
  // server.
  return {
    discovery,
    ...(isAggregated(answer.body) && { etag: answer.etag }),
  };
}

async function toDiscovery(
  answer: RawObject,
  reader: ApiReader,
): Promise<Discovery> {
  return isAggregated(answer)
    ? parseAggregatedDiscovery(answer)
    : readLegacyDiscovery(answer, reader);
}

function isAggregated(answer: RawObject): boolean {
  return answer.kind === 'APIGroupDiscoveryList';
}
