import { ReadyCounts, UnreadList } from './counts';

/**
 * The stores of one provider in a cluster.
 *
 * @public
 */
export interface SecretProviderNumbers {
  /**
   * As External Secrets calls it, for example `aws`, `azurekv`, `gcpsm` or `vault`.
   * Left out: a store that names none.
   */
  provider?: string;
  /** SecretStores. */
  stores: number;
  /** ClusterSecretStores. */
  clusterStores: number;
  /** Of both together. */
  readiness: ReadyCounts;
}

/**
 * The stores of External Secrets in a cluster, by their provider. What was never
 * read is left out; what is out of date is here as it was, and in `unknown`.
 *
 * @public
 */
export interface SecretStoreNumbers {
  /**
   * Those with most stores first, at most 50. Left out where SecretStores or
   * ClusterSecretStores were never read.
   */
  providers?: SecretProviderNumbers[];
  /** How many stores there are, of all providers. */
  stores?: number;
  /** How many ExternalSecrets there are. */
  externalSecrets?: number;
  /** What was not read, or not lately, and why. */
  unknown: UnreadList[];
}
