import { InventoryKind } from '@backstage-eco/plugin-eco-node';

const LISTS = {
  Deployment: 'deployments',
  StatefulSet: 'statefulSets',
  DaemonSet: 'daemonSets',
} as const satisfies Record<string, InventoryKind>;

/** The list that workloads of a kind are in; those of other kinds are no operators. */
export function workloadList(kind: string): (typeof LISTS)[keyof typeof LISTS] {
  return LISTS[kind as keyof typeof LISTS] ?? LISTS.Deployment;
}
