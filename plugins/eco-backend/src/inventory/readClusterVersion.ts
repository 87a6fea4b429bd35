import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { readVersion } from './discovery/readServed';
import { ApiReader } from './requests/ApiReader';

/**
 * Reads the Kubernetes version of a cluster, with one request. Once the version
 * is known, `readInventory` reads it itself.
 *
 * @returns the version without a leading `v`
 * @throws an error with the reason if the read fails; the signal's reason if
 * aborted, except on a timeout
 * @alpha
 */
export async function readClusterVersion(options: {
  access: ClusterAccess;
  /** Name of the cluster. */
  cluster: string;
  signal?: AbortSignal;
}): Promise<string> {
  return readVersion(new ApiReader(options));
}
