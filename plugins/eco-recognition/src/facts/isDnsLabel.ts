/** RFC 1123 label, which Kubernetes requires for namespace names. */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Returns whether a text is a valid namespace name. */
export function isDnsLabel(text: string): boolean {
  return DNS_LABEL.test(text);
}
