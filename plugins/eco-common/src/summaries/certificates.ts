import { ReadyCounts, UnreadList } from './counts';

/**
 * An Issuer or ClusterIssuer of cert-manager.
 *
 * @public
 */
export interface IssuerNumbers {
  kind: 'Issuer' | 'ClusterIssuer';
  /** Left out for a ClusterIssuer. */
  namespace?: string;
  name: string;
  /** `acme`, `ca`, `selfSigned`, `vault` or `venafi`. Left out: another sort. */
  type?: string;
  /** The host of its ACME server. */
  acmeHost?: string;
  /** Left out: nobody said yet. */
  isReady?: boolean;
  /** How many certificates are to be from it. Left out where those were never read. */
  certificates?: number;
}

/**
 * How soon certificates expire. Each counts what the ones before it do not.
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
  /** It was not issued yet, or says no time. */
  unissued: number;
}

/**
 * A Certificate, and when it expires.
 *
 * @public
 */
export interface ExpiringCertificate {
  namespace: string;
  name: string;
  /** ISO 8601. */
  notAfter: string;
  /** When cert-manager is to renew it, ISO 8601. */
  renewalTime?: string;
  /** Left out: nobody said yet. */
  isReady?: boolean;
}

/**
 * The issuers and certificates of cert-manager in a cluster. What was never read
 * is left out; what is out of date is here as it was, and in `unknown`.
 *
 * @public
 */
export interface CertificateNumbers {
  /** Left out where Issuers or ClusterIssuers were never read. */
  issuers?: {
    total: number;
    /** Those with most certificates first, at most 50. */
    items: IssuerNumbers[];
  };
  certificates?: {
    total: number;
    readiness: ReadyCounts;
    expiry: ExpiryCounts;
    /** Those that expire first, at most 20. */
    soonest: ExpiringCertificate[];
    /** Certificates of issuers that are no cert-manager's own, which are not read. */
    ofOtherIssuers: number;
  };
  /** What was not read, or not lately, and why. */
  unknown: UnreadList[];
}
