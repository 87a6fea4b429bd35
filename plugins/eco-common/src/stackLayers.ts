import { Layer, StackLayerId } from './layers';

/**
 * The twelve layers, from the bottom of the stack to the top.
 *
 * @public
 */
export const STACK_LAYERS: ReadonlyArray<Layer & { id: StackLayerId }> = [
  {
    id: 'cluster-provisioning',
    name: 'Cluster provisioning',
    purpose: 'Creates the cluster, its nodes and its control plane.',
    usualChoices: [
      { name: 'Cluster API', toolIds: ['cluster-api'] },
      { name: 'EKS', toolIds: ['eks'] },
      { name: 'GKE', toolIds: ['gke'] },
      { name: 'AKS', toolIds: ['aks'] },
      { name: 'k3s', toolIds: ['k3s'] },
    ],
    startWith: false,
  },
  {
    id: 'cni',
    name: 'CNI',
    purpose: 'Connects pods to each other and enforces network policy.',
    usualChoices: [
      { name: 'Cilium', toolIds: ['cilium'] },
      { name: 'Calico', toolIds: ['calico'] },
    ],
    startWith: true,
  },
  {
    id: 'ingress',
    name: 'Ingress',
    purpose: 'Routes traffic from outside to services in the cluster.',
    usualChoices: [
      { name: 'Gateway API', toolIds: ['gateway-api'] },
      { name: 'Traefik', toolIds: ['traefik'] },
      { name: 'Contour', toolIds: ['contour'] },
    ],
    startWith: true,
  },
  {
    id: 'certificates',
    name: 'Certificates',
    purpose: 'Issues and renews TLS certificates.',
    usualChoices: [
      { name: "cert-manager with Let's Encrypt", toolIds: ['cert-manager'] },
    ],
    startWith: true,
  },
  {
    id: 'package-management',
    name: 'Package management',
    purpose: 'Bundles manifests and adapts them to an environment.',
    usualChoices: [
      { name: 'Helm', toolIds: ['helm'] },
      { name: 'Kustomize', toolIds: ['kustomize'] },
    ],
    startWith: true,
  },
  {
    id: 'gitops',
    name: 'GitOps',
    purpose: 'Keeps the cluster in sync with a git repository.',
    usualChoices: [
      { name: 'Argo CD', toolIds: ['argocd'] },
      { name: 'Flux', toolIds: ['flux'] },
    ],
    startWith: false,
  },
  {
    id: 'secrets',
    name: 'Secrets',
    purpose:
      'Delivers secrets from their store to the workloads that use them.',
    usualChoices: [
      { name: 'External Secrets', toolIds: ['external-secrets'] },
      { name: 'HashiCorp Vault', toolIds: ['vault'] },
      { name: 'Sealed Secrets', toolIds: ['sealed-secrets'] },
    ],
    startWith: false,
  },
  {
    id: 'policy',
    name: 'Policy',
    purpose: 'Controls what may be created in the cluster.',
    usualChoices: [
      { name: 'Kyverno', toolIds: ['kyverno'] },
      { name: 'OPA Gatekeeper', toolIds: ['gatekeeper'] },
    ],
    startWith: false,
  },
  {
    id: 'observability',
    name: 'Observability',
    purpose: 'Collects and shows metrics, logs and traces.',
    usualChoices: [
      { name: 'Prometheus', toolIds: ['prometheus'] },
      { name: 'Grafana', toolIds: ['grafana'] },
      { name: 'Loki', toolIds: ['loki'] },
      {
        name: 'OpenTelemetry',
        toolIds: ['opentelemetry-collector', 'opentelemetry-operator'],
      },
    ],
    startWith: true,
  },
  {
    id: 'service-mesh',
    name: 'Service mesh',
    purpose: 'Encrypts, routes and measures the traffic between services.',
    usualChoices: [
      { name: 'Istio', toolIds: ['istio'] },
      { name: 'Linkerd', toolIds: ['linkerd'] },
      { name: 'Cilium', toolIds: ['cilium'] },
    ],
    startWith: false,
  },
  {
    id: 'storage',
    name: 'Storage',
    purpose: 'Provides volumes that outlive pods.',
    usualChoices: [
      {
        name: "The cloud's CSI driver",
        toolIds: ['aws-ebs-csi', 'gcp-pd-csi', 'azuredisk-csi'],
      },
      { name: 'Longhorn', toolIds: ['longhorn'] },
      { name: 'Rook', toolIds: ['rook'] },
    ],
    startWith: false,
  },
  {
    id: 'developer-experience',
    name: 'Developer experience',
    purpose: 'Shortens the path from a code change to a running service.',
    usualChoices: [
      { name: 'Tilt', toolIds: ['tilt'] },
      { name: 'Skaffold', toolIds: ['skaffold'] },
      { name: 'Telepresence', toolIds: ['telepresence'] },
      { name: 'k9s', toolIds: ['k9s'] },
      { name: 'stern', toolIds: ['stern'] },
    ],
    startWith: false,
  },
];
