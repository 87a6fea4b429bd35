import { RoleBindingFacts, RoleFacts } from './accessRules';
import { ApiResourceFacts } from './ApiResourceFacts';
import { CertificateFacts, IssuerFacts } from './certificates';
import { CrdFacts } from './CrdFacts';
import { CustomResourceSample } from './CustomResourceSample';
import { DatabaseFacts } from './databases';
import { LeaseFacts } from './leases';
import { MonitorFacts, PrometheusRuleFacts } from './monitoring';
import {
  EndpointSliceFacts,
  GatewayClassFacts,
  IngressClassFacts,
  IngressFacts,
  ServiceFacts,
} from './network';
import { NamespaceFacts, NodeFacts, NodeMetricsFacts } from './nodes';
import {
  CatalogSourceFacts,
  ClusterExtensionFacts,
  ClusterServiceVersionFacts,
  InstallPlanFacts,
  OperatorGroupFacts,
  SubscriptionFacts,
} from './olm';
import { ApiServiceFacts, WebhookConfigurationFacts } from './registrations';
import { ExternalSecretFacts, SecretStoreFacts } from './secretStores';
import {
  CsiDriverFacts,
  PersistentVolumeClaimFacts,
  PersistentVolumeFacts,
  StorageClassFacts,
} from './storage';
import {
  HorizontalPodAutoscalerFacts,
  PodDisruptionBudgetFacts,
  PodFacts,
  WorkloadFacts,
} from './workloads';

/**
 * Everything that is read of a cluster, by the name of its list.
 *
 * @public
 */
export interface InventoryFacts {
  apiResources: ApiResourceFacts;
  crds: CrdFacts;
  deployments: WorkloadFacts;
  daemonSets: WorkloadFacts;
  statefulSets: WorkloadFacts;
  jobs: WorkloadFacts;
  cronJobs: WorkloadFacts;
  /** Those that no Deployment made. */
  replicaSets: WorkloadFacts;
  /** Those that no other workload made. */
  pods: PodFacts;
  horizontalPodAutoscalers: HorizontalPodAutoscalerFacts;
  podDisruptionBudgets: PodDisruptionBudgetFacts;
  nodes: NodeFacts;
  nodeMetrics: NodeMetricsFacts;
  namespaces: NamespaceFacts;
  leases: LeaseFacts;
  services: ServiceFacts;
  endpointSlices: EndpointSliceFacts;
  /** Read with the optional ClusterRole `eco-ingresses`. */
  ingresses: IngressFacts;
  ingressClasses: IngressClassFacts;
  gatewayClasses: GatewayClassFacts;
  storageClasses: StorageClassFacts;
  csiDrivers: CsiDriverFacts;
  persistentVolumeClaims: PersistentVolumeClaimFacts;
  persistentVolumes: PersistentVolumeFacts;
  apiServices: ApiServiceFacts;
  validatingWebhooks: WebhookConfigurationFacts;
  mutatingWebhooks: WebhookConfigurationFacts;
  clusterRoles: RoleFacts;
  clusterRoleBindings: RoleBindingFacts;
  roles: RoleFacts;
  roleBindings: RoleBindingFacts;
  serviceMonitors: MonitorFacts;
  podMonitors: MonitorFacts;
  prometheusRules: PrometheusRuleFacts;
  /** Those that are no copies. */
  clusterServiceVersions: ClusterServiceVersionFacts;
  subscriptions: SubscriptionFacts;
  installPlans: InstallPlanFacts;
  operatorGroups: OperatorGroupFacts;
  catalogSources: CatalogSourceFacts;
  clusterExtensions: ClusterExtensionFacts;
  issuers: IssuerFacts;
  clusterIssuers: IssuerFacts;
  certificates: CertificateFacts;
  secretStores: SecretStoreFacts;
  clusterSecretStores: SecretStoreFacts;
  externalSecrets: ExternalSecretFacts;
  databases: DatabaseFacts;
}

/**
 * The name of one of the lists.
 *
 * @public
 */
export type InventoryKind = keyof InventoryFacts;

/**
 * One list of a cluster, and how far it can be trusted.
 *
 * - `read`: complete, from the last attempt.
 * - `stale`: complete when it was read; the last attempt failed. What is in it
 *   was there; what is not may be there by now.
 * - `unread`: never read. It says nothing, least of all that nothing is there.
 * - `not-served`: the API server said that it has no such kind. Known to be empty.
 *
 * @public
 */
export type InventoryPart<T> =
  | {
      state: 'read';
      readAt: string;
      items: T[];
      /** What is not known of it, in words. Left out: nothing. */
      note?: string;
    }
  | {
      state: 'stale';
      readAt: string;
      items: T[];
      /** It was not served when it was read, so that nothing is in it. */
      notServed?: true;
      since: string;
      reason: string;
    }
  | { state: 'unread'; since: string; reason: string }
  | { state: 'not-served'; readAt: string };

/**
 * What one cluster holds at one time. Facts only, no opinion.
 *
 * @public
 */
export interface Inventory {
  cluster: string;
  /**
   * The uid of the namespace `kube-system`: another one means that another
   * cluster has the name now. Left out where it was never read.
   */
  uid?: string;
  /** The API server's version, without a leading `v`. */
  kubernetesVersion?: string;
  parts: { [K in InventoryKind]: InventoryPart<InventoryFacts[K]> };
  /** What is known of custom resources. Left out where nobody looked. */
  samples?: CustomResourceSample[];
}
