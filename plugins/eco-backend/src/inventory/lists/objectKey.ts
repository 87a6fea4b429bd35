/**
 * Returns the key of an object within its kind.
 */
export function objectKey(object: {
  namespace?: string;
  name: string;
}): string {
  // Names contain no slash. Source: Kubernetes, "Path Segment Names".
  return `${object.namespace ?? ''}/${object.name}`;
}
