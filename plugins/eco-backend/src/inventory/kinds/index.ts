import {
  clusterRoleBindings,
  clusterRoles,
  roleBindings,
  roles,
} from './accessRules';
import { apiServices } from './apiServices';
import {
  horizontalPodAutoscalers,
  leases,
  podDisruptionBudgets,
} from './availability';
import { certificates, clusterIssuers, issuers } from './certificates';
import {
  csiDrivers,
  gatewayClasses,
  ingressClasses,
  storageClasses,
} from './classes';
import { namespaces, services } from './coreObjects';
import { customResourceDefinitions } from './customResourceDefinitions';
import { databases } from './databases';
import { endpointSlices } from './endpointSlices';
import { ingresses } from './ingresses';
import { KindSource, ListedKind } from './KindSource';
import { podMonitors, prometheusRules, serviceMonitors } from './monitoring';
import { nodeMetrics, nodes } from './nodes';
import {
  catalogSources,
  clusterExtensions,
  clusterServiceVersions,
  installPlans,
  operatorGroups,
  subscriptions,
} from './olm';
import {
  clusterSecretStores,
  externalSecrets,
  secretStores,
} from './secretStores';
import { persistentVolumeClaims, persistentVolumes } from './volumes';
import { mutatingWebhooks, validatingWebhooks } from './webhooks';
import {
  cronJobs,
  daemonSets,
  deployments,
  jobs,
  pods,
  replicaSets,
  statefulSets,
} from './workloads';

export type {
  FactsUse,
  KindSource,
  ListedKind,
  SchemaReader,
} from './KindSource';
export type { SchemaFacts } from './schemaFacts';

/**
 * Every kind that Eco lists, by the name of its part. rbac/eco-reader.yaml and
 * the optional roles grant exactly these; Secrets are not among them.
 *
 * @alpha
 */
export const KIND_SOURCES: { [K in ListedKind]: KindSource<K> } = {
  crds: customResourceDefinitions,
  deployments,
  daemonSets,
  statefulSets,
  jobs,
  cronJobs,
  replicaSets,
  pods,
  horizontalPodAutoscalers,
  podDisruptionBudgets,
  nodes,
  nodeMetrics,
  namespaces,
  leases,
  services,
  endpointSlices,
  ingresses,
  ingressClasses,
  gatewayClasses,
  storageClasses,
  csiDrivers,
  persistentVolumeClaims,
  persistentVolumes,
  apiServices,
  validatingWebhooks,
  mutatingWebhooks,
  clusterRoles,
  clusterRoleBindings,
  roles,
  roleBindings,
  serviceMonitors,
  podMonitors,
  prometheusRules,
  clusterServiceVersions,
  subscriptions,
  installPlans,
  operatorGroups,
  catalogSources,
  clusterExtensions,
  issuers,
  clusterIssuers,
  certificates,
  secretStores,
  clusterSecretStores,
  externalSecrets,
  databases,
};
