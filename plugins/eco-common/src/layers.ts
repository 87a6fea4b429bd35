/**
 * The twelve layers of the stack, in the order of the primer: the ground first.
 *
 * @public
 */
export const STACK_LAYER_IDS = [
  'cluster-provisioning',
  'cni',
  'ingress',
  'certificates',
  'package-management',
  'gitops',
  'secrets',
  'policy',
  'observability',
  'service-mesh',
  'storage',
  'developer-experience',
] as const;

/**
 * Platform services: they stand beside the stack, not in it.
 *
 * @public
 */
export const PLATFORM_SERVICE_IDS = [
  'dns',
  'autoscaling',
  'delivery',
  'backup',
  'data',
  'multi-cluster',
  'operator-frameworks',
] as const;

/**
 * The id of one of the twelve layers.
 *
 * @public
 */
export type StackLayerId = (typeof STACK_LAYER_IDS)[number];

/**
 * The id of a platform service.
 *
 * @public
 */
export type PlatformServiceId = (typeof PLATFORM_SERVICE_IDS)[number];

/**
 * The id of a layer or platform service.
 *
 * @public
 */
export type LayerId = StackLayerId | PlatformServiceId;

/**
 * A place in the stack, or a platform service beside it.
 *
 * @public
 */
export interface Layer {
  id: LayerId;
  /** The words that a person reads. */
  name: string;
  /** What the layer does for a cluster, in one sentence. */
  purpose: string;
  /** What production clusters usually run here. */
  usualChoices: string[];
  /**
   * True where a production cluster wants this from its first day: package
   * management, CNI, ingress, certificates and observability. Source: the
   * primer, "How These Pieces Fit Together".
   */
  startWith: boolean;
}

/**
 * The twelve layers, from the bottom of the stack to its top.
 *
 * @public
 */
export const STACK_LAYERS: ReadonlyArray<Layer & { id: StackLayerId }> = [
  {
    id: 'cluster-provisioning',
    name: 'Cluster provisioning',
    purpose: 'Makes the cluster itself, its nodes and its control plane.',
    usualChoices: ['Cluster API', 'EKS', 'GKE', 'AKS', 'k3s'],
    startWith: false,
  },
  {
    id: 'cni',
    name: 'CNI',
    purpose: 'Connects pods with each other and enforces network policy.',
    usualChoices: ['Cilium', 'Calico'],
    startWith: true,
  },
  {
    id: 'ingress',
    name: 'Ingress',
    purpose: 'Brings traffic from outside to the services of the cluster.',
    usualChoices: ['Gateway API', 'Traefik', 'Contour'],
    startWith: true,
  },
  {
    id: 'certificates',
    name: 'Certificates',
    purpose: 'Issues and renews TLS certificates.',
    usualChoices: ["cert-manager with Let's Encrypt"],
    startWith: true,
  },
  {
    id: 'package-management',
    name: 'Package management',
    purpose: 'Bundles manifests and adapts them to an environment.',
    usualChoices: ['Helm', 'Kustomize'],
    startWith: true,
  },
  {
    id: 'gitops',
    name: 'GitOps',
    purpose: 'Keeps the cluster as a git repository says it should be.',
    usualChoices: ['Argo CD', 'Flux'],
    startWith: false,
  },
  {
    id: 'secrets',
    name: 'Secrets',
    purpose: 'Brings secrets from where they are kept to where they are used.',
    usualChoices: ['External Secrets', 'HashiCorp Vault', 'Sealed Secrets'],
    startWith: false,
  },
  {
    id: 'policy',
    name: 'Policy',
    purpose: 'Says what may be created in the cluster, and in which form.',
    usualChoices: ['Kyverno', 'OPA Gatekeeper'],
    startWith: false,
  },
  {
    id: 'observability',
    name: 'Observability',
    purpose: 'Collects metrics, logs and traces, and shows them.',
    usualChoices: ['Prometheus', 'Grafana', 'Loki', 'OpenTelemetry'],
    startWith: true,
  },
  {
    id: 'service-mesh',
    name: 'Service mesh',
    purpose: 'Encrypts, routes and measures the traffic between services.',
    usualChoices: ['Istio', 'Linkerd', 'Cilium'],
    startWith: false,
  },
  {
    id: 'storage',
    name: 'Storage',
    purpose: 'Gives workloads volumes that outlive their pods.',
    usualChoices: ['The CSI driver of the cloud', 'Longhorn', 'Rook'],
    startWith: false,
  },
  {
    id: 'developer-experience',
    name: 'Developer experience',
    purpose: 'Shortens the way from a changed line to a running service.',
    usualChoices: ['Tilt', 'Skaffold', 'Telepresence', 'k9s', 'stern'],
    startWith: false,
  },
];

/**
 * What stands beside the stack, in reading order.
 *
 * @public
 */
export const PLATFORM_SERVICES: ReadonlyArray<
  Layer & { id: PlatformServiceId }
> = [
  {
    id: 'dns',
    name: 'DNS',
    purpose: 'Resolves the names of services inside the cluster.',
    usualChoices: ['CoreDNS'],
    startWith: false,
  },
  {
    id: 'autoscaling',
    name: 'Autoscaling',
    purpose: 'Sizes workloads and node pools by their load.',
    usualChoices: ['KEDA', 'Karpenter'],
    startWith: false,
  },
  {
    id: 'delivery',
    name: 'Progressive delivery',
    purpose: 'Rolls a change out step by step, and back.',
    usualChoices: ['Argo Rollouts'],
    startWith: false,
  },
  {
    id: 'backup',
    name: 'Backup',
    purpose: 'Saves and restores the state of the cluster.',
    usualChoices: ['Velero'],
    startWith: false,
  },
  {
    id: 'data',
    name: 'Databases and streaming',
    purpose: 'Runs databases and message brokers through operators.',
    usualChoices: ['CloudNativePG', 'Strimzi', 'MariaDB operator'],
    startWith: false,
  },
  {
    id: 'multi-cluster',
    name: 'Multi-cluster and platform',
    purpose: 'Makes clusters and cloud resources into Kubernetes objects.',
    usualChoices: ['Crossplane', 'Cluster API', 'vCluster'],
    startWith: false,
  },
  {
    id: 'operator-frameworks',
    name: 'Operators and their frameworks',
    purpose: 'Installs operators, or is what they are built with.',
    usualChoices: ['OLM', 'Kubebuilder', 'Operator SDK'],
    startWith: false,
  },
];
