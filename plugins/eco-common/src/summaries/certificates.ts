import { ReadyCounts, UnreadList } from './counts';

/**
 * An Issuer or ClusterIssuer of cert-manager, with its number of certificates.
 *
 * @public
 */
export interface IssuerNumbers {
  kind: 'Issuer' | 'ClusterIssuer';
  /** Omitted for a ClusterIssuer. */
  namespace?: string;
  name: string;
  /**
   * `acme`, `ca`, `selfSigned`, `vault` or `venafi`. Omitted for any other
   * type.
   */
  type?: string;
  /** Host of its ACME server. */
  acmeHost?: string;
  /** Omitted if not reported yet. */
  isReady?: boolean;
  /**
   * Number of certificates that reference it. Omitted if certificates were
   * never read.
   */
  certificates?: number;
}

/**
 * Certificates by time to expiry. Each certificate is counted once, in the
 * first bucket that matches.
 *
 * @public
 */
export interface ExpiryCounts {
  expired: number;
  /** Within 7 days. */
  week: number;
  /** Within 30 days. */
  month: number;
  /** Within 90 days. */
  quarter: number;
  later: number;
  /** Not issued yet, or without an expiry time. */
  unissued: number;
}

/**
 * A Certificate and its expiry.
 *
 * @public
 */
export interface ExpiringCertificate {
  namespace: string;
  name: string;
  /** ISO 8601. */
  notAfter: string;
  /** When cert-manager will renew it, ISO 8601. */
  renewalTime?: string;
  /** Omitted if not reported yet. */
  isReady?: boolean;
}

/**
 * Issuers and certificates of cert-manager in a cluster. Lists that were never
 * read are omitted; outdated ones show their last state. `unknown` names both.
 *
 * @public
 */
export interface CertificateNumbers {
  /** Omitted if Issuers or ClusterIssuers were never read. */
  issuers?: {
    total: number;
    /** Most certificates first, at most 50. */
    items: IssuerNumbers[];
  };
  certificates?: {
    total: number;
    readiness: ReadyCounts;
    expiry: ExpiryCounts;
    /** Earliest expiry first, at most 20. */
    soonest: ExpiringCertificate[];
    /** Certificates from external issuers, which Eco does not read. */
    ofOtherIssuers: number;
  };
  /** Lists that are unread or outdated, with the reason. */
  unknown: UnreadList[];
}
