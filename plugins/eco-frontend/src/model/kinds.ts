import { InventoryKindSummary } from '@backstage-eco/plugin-eco-common';

/** The parts in which the kinds of a cluster are shown. */
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

/** A part of them; `other` are kinds that this version of the pages does not know. */
export type KindGroupId = keyof typeof KIND_GROUPS | 'other';

/** Kinds that the inventory calls otherwise than Kubernetes does. */
const TITLES = new Map([
  ['crds', 'CustomResourceDefinitions'],
  ['apiResources', 'API resources'],
  ['apiServices', 'APIServices'],
  ['csiDrivers', 'CSIDrivers'],
  ['mutatingWebhooks', 'MutatingWebhookConfigurations'],
  ['validatingWebhooks', 'ValidatingWebhookConfigurations'],
]);

/** A kind of the inventory as Kubernetes writes it: `daemonSets` are DaemonSets. */
export function kindTitle(kind: string): string {
  return TITLES.get(kind) ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}

/**
 * Kinds of which only some objects are read, as the backend selects them
 * (`selector` in its `inventory/kinds`). A count of them without a word of it
 * would be wrong: a cluster full of pods can have none that no workload made.
 */
const SELECTED = [
  'clusterServiceVersions',
  'leases',
  'pods',
  'replicaSets',
] as const;

/** @returns the kind, where only some of its objects are read */
export function selectedKind(
  kind: string,
): (typeof SELECTED)[number] | undefined {
  return SELECTED.find(each => each === kind);
}

/** The kinds of a cluster in their parts. Parts without any are left out. */
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
