import { ObjectFacts } from './ObjectFacts';

/**
 * An Issuer or ClusterIssuer of cert-manager. Of its configuration only the sort
 * is kept, no address of a Vault, no token and no email.
 *
 * @public
 */
export interface IssuerFacts extends ObjectFacts {
  /**
   * The field of its spec that is set: `acme`, `ca`, `selfSigned`, `vault` or
   * `venafi`. Left out: none of these.
   */
  type?: string;
  /** The host of its ACME server, for example `acme-v02.api.letsencrypt.org`. */
  acmeHost?: string;
  /** Its condition `Ready`: `True`, `False` or `Unknown`. Left out: nobody said. */
  ready?: string;
}

/**
 * A Certificate of cert-manager. What is in it is in a Secret, and not read.
 *
 * @public
 */
export interface CertificateFacts extends ObjectFacts {
  /** Who issues it. An issuer of another group is not cert-manager's own. */
  issuer?: { group: string; kind: string; name: string };
  /** When it expires, ISO 8601. Left out: it was not issued yet. */
  notAfter?: string;
  /** When cert-manager is to renew it, ISO 8601. */
  renewalTime?: string;
  /** As in {@link IssuerFacts}. */
  ready?: string;
}
