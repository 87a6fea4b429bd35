/** RFC 1123, as Kubernetes asks for it in the names of namespaces. */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a text of a cluster can be the name of a namespace. */
export function isDnsLabel(text: string): boolean {
  return DNS_LABEL.test(text);
}
