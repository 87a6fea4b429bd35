import { ObjectFacts } from './ObjectFacts';

/**
 * A SecretStore or ClusterSecretStore of External Secrets. Of its configuration
 * only the provider's name is kept: some stores hold their values in it.
 *
 * @public
 */
export interface SecretStoreFacts extends ObjectFacts {
  /** The field of its `spec.provider` that is set, for example `aws` or `vault`. */
  provider?: string;
  /** Its condition `Ready`: `True`, `False` or `Unknown`. Left out: nobody said. */
  ready?: string;
}

/**
 * An ExternalSecret of External Secrets.
 *
 * @public
 */
export interface ExternalSecretFacts extends ObjectFacts {}
