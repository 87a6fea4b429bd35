import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { boundedText } from './boundedText';
import { createJsonReader } from './createJsonReader';
import { malformedAnswer } from './ReadFailure';

/**
 * Asks for the version of an API server: one request.
 *
 * @returns the version without a leading `v`
 * @throws ReadFailure where it could not be read; the signal's reason where that
 * is no timeout
 * @alpha
 */
export async function readClusterVersion(options: {
  access: ClusterAccess;
  /** The cluster's name. */
  cluster: string;
  signal?: AbortSignal;
}): Promise<string> {
  const { gitVersion } = await createJsonReader(options)('/version');
  const version = boundedText(gitVersion)?.replace(/^v/, '');
  if (version === undefined) {
    throw malformedAnswer('it does not say its version');
  }
  return version;
}
