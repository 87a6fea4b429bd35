import { ObjectFacts } from './ObjectFacts';

/**
 * An Issuer or ClusterIssuer of cert-manager. Of its configuration only the
 * type and the ACME host are stored: no Vault address, token or email.
 *
 * @public
 */
export interface IssuerFacts extends ObjectFacts {
  /**
   * The field of its spec that is set: `acme`, `ca`, `selfSigned`, `vault` or
   * `venafi`. Omitted if none of these.
   */
  type?: string;
  /** Host of its ACME server, for example `acme-v02.api.letsencrypt.org`. */
  acmeHost?: string;
  /**
   * Status of its condition `Ready`: `True`, `False` or `Unknown`. Omitted if
   * not reported.
   */
  ready?: string;
}

/**
 * A Certificate of cert-manager. The certificate itself is in a Secret and
 * never read.
 *
 * @public
 */
export interface CertificateFacts extends ObjectFacts {
  /**
   * Its issuer. If the group is not cert-manager's, it is an external issuer.
   */
  issuer?: { group: string; kind: string; name: string };
  /** When it expires, ISO 8601. Omitted if not issued yet. */
  notAfter?: string;
  /** When cert-manager will renew it, ISO 8601. */
  renewalTime?: string;
  /** See {@link IssuerFacts.ready}. */
  ready?: string;
}
