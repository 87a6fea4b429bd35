import { RawObject } from '@backstage-eco/plugin-eco-recognition';
import { ApiReader, JsonAnswer } from '../requests/ApiReader';
import { malformedAnswer } from '../requests/ReadFailure';
import { Discovery } from './Discovery';
import { parseAggregatedDiscovery } from './parseAggregatedDiscovery';
import { readLegacyDiscovery } from './readLegacyDiscovery';

/** The aggregated form, newest first, then what old servers know. */
const ACCEPT = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
  'application/json',
].join(',');

/** What is served in API groups, and how to ask whether it is still the same. */
export interface GroupDiscovery {
  discovery: Discovery;
  /** Left out where the answer was not in one piece. */
  etag?: string;
}

/**
 * Asks what the core group has: one request where the API server knows
 * aggregated discovery (Kubernetes 1.26 and later), one more for each version
 * where it does not.
 *
 * @throws ReadFailure where it could not be read
 */
export async function readCoreDiscovery(reader: ApiReader): Promise<Discovery> {
  const answer = await reader.get('/api', { accept: ACCEPT });
  const discovery = await toDiscovery(answer, reader);
  if (discovery.resources.length === 0) {
    throw malformedAnswer('it says that it serves no core resources at all');
  }
  return discovery;
}

/**
 * Asks what the other groups have: one request, or one more for each group
 * version.
 *
 * @param etag - of the last complete answer; left out: it is asked for anew
 * @returns undefined where it is the same as then
 * @throws ReadFailure where it could not be read
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
  // Kubernetes has some 20 groups of its own. None is an answer cut short.
  if (resources.length === 0 && gaps.length === 0) {
    throw malformedAnswer('it says that it serves no API groups at all');
  }
  // Of the aggregated form: what a server behind it says is in the ETag too.
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
