import { ObjectReference } from '@backstage-eco/plugin-eco-common';

/** Returns a key that is unique among the workloads of a cluster. */
export function workloadKey({
  kind,
  namespace,
  name,
}: Pick<ObjectReference, 'kind' | 'namespace' | 'name'>): string {
  return `${kind}/${namespace}/${name}`;
}
