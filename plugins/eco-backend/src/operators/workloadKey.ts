import { ObjectReference } from '@backstage-eco/plugin-eco-common';

/** What a workload has for itself in its cluster. */
export function workloadKey({
  kind,
  namespace,
  name,
}: Pick<ObjectReference, 'kind' | 'namespace' | 'name'>): string {
  return `${kind}/${namespace}/${name}`;
}
