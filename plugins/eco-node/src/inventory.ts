/**
 * What every kept object has. Only these fields of `metadata` are kept: labels
 * and annotations are bounded, and annotations that repeat a whole object
 * (`kubectl.kubernetes.io/last-applied-configuration`) never arrive here.
 *
 * @public
 */
export interface ObjectFacts {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** The names of `metadata.managedFields[].manager`, each once. */
  managers: string[];
}

/**
 * A resource that the API server serves.
 *
 * @public
 */
export interface ApiResourceFacts {
  group: string;
  version: string;
  /** Plural name, for example `deployments`. */
  resource: string;
  kind: string;
  namespaced: boolean;
  verbs: string[];
}

/**
 * A CustomResourceDefinition.
 *
 * @public
 */
export interface CrdFacts extends ObjectFacts {
  group: string;
  /** The kind that it defines. */
  definedKind: string;
  plural: string;
  scope: 'Namespaced' | 'Cluster';
  versions: Array<{
    name: string;
    served: boolean;
    storage: boolean;
    deprecated: boolean;
  }>;
  storedVersions: string[];
  /** False where the API server refuses to serve it. */
  established: boolean;
  /** The Service that converts between its versions. */
  conversionService?: { namespace: string; name: string };
}

/**
 * A container of a workload's pods: no command, arguments or environment, which
 * may hold secrets.
 *
 * @public
 */
export interface ContainerFacts {
  name: string;
  image: string;
  /** True for init containers. */
  init: boolean;
}

/**
 * A Deployment, DaemonSet, StatefulSet, Job or CronJob.
 *
 * @public
 */
export interface WorkloadFacts extends ObjectFacts {
  containers: ContainerFacts[];
  /** The labels that its pods get. */
  podLabels: Record<string, string>;
  serviceAccount?: string;
  /** Pods wanted. Left out for Jobs and CronJobs. */
  desired?: number;
  /** Pods that are ready. */
  ready?: number;
  /** True where an object of another kind owns it, for example a CronJob its Jobs. */
  owned: boolean;
}

/**
 * A Node.
 *
 * @public
 */
export interface NodeFacts extends ObjectFacts {
  /** For example `aws:///eu-central-1a/i-0123`. */
  providerId?: string;
  kubeletVersion?: string;
  osImage?: string;
  containerRuntime?: string;
  ready: boolean;
}

/**
 * A Service.
 *
 * @public
 */
export interface ServiceFacts extends ObjectFacts {
  selector: Record<string, string>;
}

/**
 * A StorageClass.
 *
 * @public
 */
export interface StorageClassFacts extends ObjectFacts {
  provisioner: string;
  isDefault: boolean;
}

/**
 * A CSIDriver. The name is the driver's.
 *
 * @public
 */
export interface CsiDriverFacts extends ObjectFacts {}

/**
 * An IngressClass.
 *
 * @public
 */
export interface IngressClassFacts extends ObjectFacts {
  controller?: string;
  isDefault: boolean;
}

/**
 * A GatewayClass of the Gateway API.
 *
 * @public
 */
export interface GatewayClassFacts extends ObjectFacts {
  controller: string;
}

/**
 * An APIService: who answers for a group and version.
 *
 * @public
 */
export interface ApiServiceFacts extends ObjectFacts {
  group: string;
  version: string;
  /** Left out where the API server itself serves the group. */
  service?: { namespace: string; name: string };
  available: boolean;
}

/**
 * A ValidatingWebhookConfiguration or MutatingWebhookConfiguration.
 *
 * @public
 */
export interface WebhookConfigurationFacts extends ObjectFacts {
  webhooks: Array<{
    name: string;
    service?: { namespace: string; name: string };
    failurePolicy?: string;
  }>;
}

/**
 * A ClusterRole or Role.
 *
 * @public
 */
export interface RoleFacts extends ObjectFacts {
  rules: Array<{
    apiGroups: string[];
    resources: string[];
    verbs: string[];
  }>;
}

/**
 * A ClusterRoleBinding or RoleBinding.
 *
 * @public
 */
export interface RoleBindingFacts extends ObjectFacts {
  role: { kind: string; name: string };
  subjects: Array<{ kind: string; namespace?: string; name: string }>;
}

/**
 * A Namespace.
 *
 * @public
 */
export interface NamespaceFacts extends ObjectFacts {}

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
  nodes: NodeFacts;
  namespaces: NamespaceFacts;
  services: ServiceFacts;
  storageClasses: StorageClassFacts;
  csiDrivers: CsiDriverFacts;
  ingressClasses: IngressClassFacts;
  gatewayClasses: GatewayClassFacts;
  apiServices: ApiServiceFacts;
  validatingWebhooks: WebhookConfigurationFacts;
  mutatingWebhooks: WebhookConfigurationFacts;
  clusterRoles: RoleFacts;
  clusterRoleBindings: RoleBindingFacts;
  roles: RoleFacts;
  roleBindings: RoleBindingFacts;
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
  | { state: 'read'; readAt: string; items: T[] }
  | {
      state: 'stale';
      readAt: string;
      items: T[];
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
  /** The API server's version, without a leading `v`. */
  kubernetesVersion?: string;
  parts: { [K in InventoryKind]: InventoryPart<InventoryFacts[K]> };
}
