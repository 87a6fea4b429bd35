import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { readVersion } from './discovery/readServed';
import { ApiReader } from './requests/ApiReader';

/**
 * Asks for the version of Kubernetes that a cluster has: one request.
 * `readInventory` asks for it itself once it is known.
 *
 * @returns the version without a leading `v`
 * @throws an error with the reason where it could not be read; the signal's
 * reason where that is no timeout
 * @alpha
 */
export async function readClusterVersion(options: {
  access: ClusterAccess;
  /** The cluster's name. */
  cluster: string;
  signal?: AbortSignal;
}): Promise<string> {
  return readVersion(new ApiReader(options));
}
