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
    purpose: 'Makes the cluster itself, its nodes and its control plane.',
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
    purpose: 'Connects pods with each other and enforces network policy.',
    usualChoices: [
      { name: 'Cilium', toolIds: ['cilium'] },
      { name: 'Calico', toolIds: ['calico'] },
    ],
    startWith: true,
  },
  {
    id: 'ingress',
    name: 'Ingress',
    purpose: 'Brings traffic from outside to the services of the cluster.',
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
    purpose: 'Keeps the cluster as a git repository says it should be.',
    usualChoices: [
      { name: 'Argo CD', toolIds: ['argocd'] },
      { name: 'Flux', toolIds: ['flux'] },
    ],
    startWith: false,
  },
  {
    id: 'secrets',
    name: 'Secrets',
    purpose: 'Brings secrets from where they are kept to where they are used.',
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
    purpose: 'Says what may be created in the cluster, and in which form.',
    usualChoices: [
      { name: 'Kyverno', toolIds: ['kyverno'] },
      { name: 'OPA Gatekeeper', toolIds: ['gatekeeper'] },
    ],
    startWith: false,
  },
  {
    id: 'observability',
    name: 'Observability',
    purpose: 'Collects metrics, logs and traces, and shows them.',
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
    purpose: 'Gives workloads volumes that outlive their pods.',
    usualChoices: [
      {
        name: 'The CSI driver of the cloud',
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
    purpose: 'Shortens the way from a changed line to a running service.',
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
