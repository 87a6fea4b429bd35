import { InventoryKind } from '@backstage-eco/plugin-eco-node';

const LISTS = {
  Deployment: 'deployments',
  StatefulSet: 'statefulSets',
  DaemonSet: 'daemonSets',
} as const satisfies Record<string, InventoryKind>;

/**
 * Returns the list that contains workloads of a kind. Only kinds of this table
 * can be operators.
 */
export function workloadList(kind: string): (typeof LISTS)[keyof typeof LISTS] {
  return LISTS[kind as keyof typeof LISTS] ?? LISTS.Deployment;
}
