/** A DNS label or subdomain as Kubernetes requires it (RFC 1123). */
const DNS_NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/**
 * Whether a string from a cluster can name an API group, version or resource.
 * Only such a string may become part of a path.
 */
export function isDnsName(value: unknown): value is string {
  return typeof value === 'string' && DNS_NAME.test(value);
}
