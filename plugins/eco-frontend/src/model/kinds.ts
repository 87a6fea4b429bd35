import { InventoryKindSummary } from '@backstage-eco/plugin-eco-common';

/** Sections in which the kinds of a cluster are shown. */
const KIND_GROUPS = {
  workloads: [
    'deployments',
    'statefulSets',
    'daemonSets',
    'jobs',
    'cronJobs',
    'replicaSets',
    'pods',
    'horizontalPodAutoscalers',
    'podDisruptionBudgets',
  ],
  cluster: ['nodes', 'nodeMetrics', 'namespaces', 'leases'],
  extension: [
    'crds',
    'apiResources',
    'apiServices',
    'mutatingWebhooks',
    'validatingWebhooks',
  ],
  network: [
    'services',
    'endpointSlices',
    'ingresses',
    'ingressClasses',
    'gatewayClasses',
  ],
  storage: [
    'storageClasses',
    'csiDrivers',
    'persistentVolumeClaims',
    'persistentVolumes',
  ],
  access: ['clusterRoles', 'clusterRoleBindings', 'roles', 'roleBindings'],
  certificates: ['certificates', 'issuers', 'clusterIssuers'],
  secrets: ['secretStores', 'clusterSecretStores', 'externalSecrets'],
  databases: ['databases'],
  monitoring: ['serviceMonitors', 'podMonitors', 'prometheusRules'],
  olm: [
    'clusterServiceVersions',
    'subscriptions',
    'installPlans',
    'operatorGroups',
    'catalogSources',
    'clusterExtensions',
  ],
} as const;

/** ID of a section; `other` holds kinds that this version does not know. */
export type KindGroupId = keyof typeof KIND_GROUPS | 'other';

/** Kinds whose name in the inventory differs from that in Kubernetes. */
const TITLES = new Map([
  ['crds', 'CustomResourceDefinitions'],
  ['apiResources', 'API resources'],
  ['apiServices', 'APIServices'],
  ['csiDrivers', 'CSIDrivers'],
  ['mutatingWebhooks', 'MutatingWebhookConfigurations'],
  ['validatingWebhooks', 'ValidatingWebhookConfigurations'],
]);

/**
 * Returns the Kubernetes name of an inventory kind, such as DaemonSets for
 * `daemonSets`.
 */
export function kindTitle(kind: string): string {
  return TITLES.get(kind) ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}

/**
 * Kinds of which the backend reads only some objects (`selector` in its
 * `inventory/kinds`). Their counts need a note. Of pods, for example, only
 * those that no workload created are read, so a cluster full of pods can show
 * zero.
 */
const SELECTED = [
  'clusterServiceVersions',
  'leases',
  'pods',
  'replicaSets',
] as const;

/** @returns the kind if only some of its objects are read */
export function selectedKind(
  kind: string,
): (typeof SELECTED)[number] | undefined {
  return SELECTED.find(each => each === kind);
}

/** Groups the kinds of a cluster into sections. Empty sections are omitted. */
export function groupKinds(
  kinds: InventoryKindSummary[],
): Array<{ id: KindGroupId; kinds: InventoryKindSummary[] }> {
  const rest = new Map(kinds.map(each => [each.kind, each]));
  const take = (names: readonly string[]) =>
    names.flatMap(name => {
      const found = rest.get(name);
      rest.delete(name);
      return found ?? [];
    });
  return [
    ...Object.entries(KIND_GROUPS).map(([id, names]) => ({
      id: id as KindGroupId,
      kinds: take(names),
    })),
    { id: 'other' as const, kinds: [...rest.values()] },
  ].filter(group => group.kinds.length > 0);
}
