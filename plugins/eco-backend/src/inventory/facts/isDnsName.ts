/** A DNS label or subdomain: RFC 1123, as Kubernetes asks for it. */
const DNS_NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/**
 * Whether a text of a cluster can be the name of an API group, version or
 * resource. Only such a text may become a part of a path.
 */
export function isDnsName(value: unknown): value is string {
  return typeof value === 'string' && DNS_NAME.test(value);
}
