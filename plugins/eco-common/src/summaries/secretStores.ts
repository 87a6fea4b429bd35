import { ReadyCounts, UnreadList } from './counts';

/**
 * Stores of one provider in a cluster.
 *
 * @public
 */
export interface SecretProviderNumbers {
  /**
   * Name used by External Secrets, for example `aws`, `azurekv`, `gcpsm` or
   * `vault`. Omitted for stores without a provider.
   */
  provider?: string;
  /** Number of SecretStores. */
  stores: number;
  /** Number of ClusterSecretStores. */
  clusterStores: number;
  /** Readiness of both kinds together. */
  readiness: ReadyCounts;
}

/**
 * Stores of External Secrets in a cluster, by provider. Lists that were never
 * read are omitted; outdated ones show their last state. `unknown` names both.
 *
 * @public
 */
export interface SecretStoreNumbers {
  /**
   * Most stores first, at most 50. Omitted if SecretStores or
   * ClusterSecretStores were never read.
   */
  providers?: SecretProviderNumbers[];
  /** Total number of stores, over all providers. */
  stores?: number;
  /** Number of ExternalSecrets. */
  externalSecrets?: number;
  /** Lists that are unread or outdated, with the reason. */
  unknown: UnreadList[];
}
