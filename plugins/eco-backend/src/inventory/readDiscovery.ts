import { JsonReader } from './createJsonReader';
import { Discovery } from './Discovery';
import { malformedAnswer } from './ReadFailure';
import { parseAggregatedDiscovery } from './parseAggregatedDiscovery';
import { readLegacyDiscovery } from './readLegacyDiscovery';

/** The aggregated form, newest first, then what old servers know. */
const ACCEPT = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
  'application/json',
].join(',');

/**
 * Asks what an API server serves: two requests where it knows aggregated
 * discovery (Kubernetes 1.26 and later), one more for each group version where
 * it does not.
 *
 * @throws ReadFailure where it could not be read as a whole
 */
export async function readDiscovery(read: JsonReader): Promise<Discovery> {
  const answers = await Promise.all([
    read('/api', ACCEPT),
    read('/apis', ACCEPT),
  ]);
  const parts: Discovery[] = [];
  for (const answer of answers) {
    parts.push(
      answer.kind === 'APIGroupDiscoveryList'
        ? parseAggregatedDiscovery(answer)
        : await readLegacyDiscovery(answer, read),
    );
  }
  const resources = parts.flatMap(part => part.resources);
  if (!resources.some(({ group }) => group === '')) {
    throw malformedAnswer('it says that it serves no core resources at all');
  }
  // Kubernetes has some 20 groups of its own. None is an answer cut short.
  const [, groups] = parts;
  if (groups.resources.length === 0 && groups.unknown.length === 0) {
    throw malformedAnswer('it says that it serves no API groups at all');
  }
  return { resources, unknown: parts.flatMap(part => part.unknown) };
}
