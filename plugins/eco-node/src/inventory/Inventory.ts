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
 * Facts that Eco reads from a cluster, by the name of their list.
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
  /** Excludes ReplicaSets of Deployments. */
  replicaSets: WorkloadFacts;
  /** Excludes pods of other workloads in this inventory. */
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
  /** Excludes copies in other namespaces. */
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
 * Name of a list in the inventory.
 *
 * @public
 */
export type InventoryKind = keyof InventoryFacts;

/**
 * One list of a cluster, with its reliability.
 *
 * - `read`: complete, from the last attempt.
 * - `stale`: complete when it was read; the last attempt failed. Objects may
 *   have been created or deleted since.
 * - `unread`: never read. Objects may exist.
 * - `not-served`: the API server does not serve the kind. Known to be empty.
 *
 * @public
 */
export type InventoryPart<T> =
  | {
      state: 'read';
      readAt: string;
      items: T[];
      /** What is unknown about the list. Omitted if nothing is. */
      note?: string;
    }
  | {
      state: 'stale';
      readAt: string;
      items: T[];
      /** The kind was not served when last read, so `items` is empty. */
      notServed?: true;
      since: string;
      reason: string;
    }
  | { state: 'unread'; since: string; reason: string }
  | { state: 'not-served'; readAt: string };

/**
 * Contents of one cluster at one time. Facts only, without conclusions.
 *
 * @public
 */
export interface Inventory {
  cluster: string;
  /**
   * UID of the namespace `kube-system`. If it changes, a different cluster now
   * has this name. Omitted if never read.
   */
  uid?: string;
  /** API server version, without a leading `v`. */
  kubernetesVersion?: string;
  parts: { [K in InventoryKind]: InventoryPart<InventoryFacts[K]> };
  /** Samples of custom resources. Omitted if nothing was sampled. */
  samples?: CustomResourceSample[];
}
