import { ObjectFacts } from './ObjectFacts';

/**
 * A SecretStore or ClusterSecretStore of External Secrets. Of its configuration
 * only the provider's name is stored, because some providers keep secret values
 * in it.
 *
 * @public
 */
export interface SecretStoreFacts extends ObjectFacts {
  /** Field of `spec.provider` that is set, for example `aws` or `vault`. */
  provider?: string;
  /**
   * Status of its condition `Ready`: `True`, `False` or `Unknown`. Omitted if
   * not reported.
   */
  ready?: string;
}

/**
 * An ExternalSecret of External Secrets.
 *
 * @public
 */
export interface ExternalSecretFacts extends ObjectFacts {}
