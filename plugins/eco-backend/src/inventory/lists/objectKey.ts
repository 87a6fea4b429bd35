/**
 * What an object is called within its kind.
 */
export function objectKey(object: {
  namespace?: string;
  name: string;
}): string {
  // No name has a slash: Kubernetes, "Path Segment Names".
  return `${object.namespace ?? ''}/${object.name}`;
}
