import {
  ClusterSummary,
  LayerId,
  PLATFORM_SERVICES,
  STACK_LAYERS,
  Stack,
  StackLayer,
  StackTool,
  ToolInCluster,
} from '@backstage-eco/plugin-eco-common';

const MINUTE_MS = 60_000;

/** Returns the time `minutes` before this file was loaded, in ISO 8601. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * MINUTE_MS).toISOString();
}

/**
 * Three clusters: one read in full, one in part, and one that does not answer.
 */
export const clusters: ClusterSummary[] = [
  {
    name: 'demo-dev',
    title: 'demo-dev',
    outcome: {
      status: 'partial',
      reason: '1 of 24 kinds could not be read',
      at: minutesAgo(2),
    },
    unread: [
      {
        kind: 'mutatingwebhookconfigurations',
        reason: 'the API server refuses to list them (403)',
        since: minutesAgo(190),
      },
    ],
    readAt: minutesAgo(2),
    kubernetesVersion: '1.34.2',
    nodeCount: 3,
    simulatedNodeCount: 3,
  },
  {
    name: 'demo-prod',
    title: 'demo-prod',
    outcome: { status: 'ok', at: minutesAgo(2) },
    unread: [],
    readAt: minutesAgo(2),
    kubernetesVersion: '1.34.2',
    nodeCount: 6,
    simulatedNodeCount: 6,
  },
  {
    name: 'edge-hamburg',
    title: 'Edge Hamburg',
    outcome: {
      status: 'unreachable',
      reason: 'connect ECONNREFUSED 203.0.113.10:6443',
      at: minutesAgo(1),
    },
    unread: [],
    readAt: minutesAgo(135),
    kubernetesVersion: '1.33.5+k3s1',
    nodeCount: 1,
  },
];

type Found = [
  cluster: 'demo-prod' | 'demo-dev' | 'edge-hamburg',
  version?: string,
  change?: Partial<ToolInCluster>,
];

function tool(id: string, name: string, ...found: Found[]): StackTool {
  return {
    id,
    name,
    purpose: `What ${name} is for, in a sentence or two.`,
    clusters: found.map(([cluster, version, change]) => ({
      cluster,
      state: 'installed',
      confidence: 'high',
      versions: version ? [version] : [],
      readAt: clusters.find(({ name: other }) => other === cluster)!.readAt!,
      ...change,
    })),
  };
}

const both = (version: string): Found[] => [
  ['demo-dev', version],
  ['demo-prod', version],
];

const toolsOfLayers: Partial<Record<LayerId, StackTool[]>> = {
  'cluster-provisioning': [
    tool('eks', 'Amazon EKS', ['demo-prod', '1.34.2']),
    tool('k3s', 'k3s', ['edge-hamburg', '1.33.5+k3s1']),
    tool('kubeadm', 'kubeadm', ['demo-dev', undefined, { confidence: 'low' }]),
  ],
  cni: [
    tool('calico', 'Calico', ['demo-dev', '3.31.0']),
    tool('cilium', 'Cilium', ['demo-prod', '1.18.4']),
  ],
  ingress: [
    tool('gateway-api', 'Gateway API', ['demo-prod', '1.4.0']),
    tool('ingress-nginx', 'ingress-nginx', [
      'demo-dev',
      '1.13.3',
      { versions: ['1.13.3', '1.9.4'] },
    ]),
    tool(
      'traefik',
      'Traefik',
      ['demo-prod', '3.6.1'],
      ['edge-hamburg', '3.3.6'],
    ),
  ],
  certificates: [
    tool(
      'cert-manager',
      'cert-manager',
      ['demo-dev', '1.17.2'],
      ['demo-prod', '1.19.1'],
    ),
  ],
  'package-management': [
    tool(
      'helm',
      'Helm',
      ['demo-dev', undefined, { state: 'traced', confidence: 'medium' }],
      ['demo-prod', undefined, { state: 'traced', confidence: 'medium' }],
    ),
  ],
  gitops: [
    tool('argocd', 'Argo CD', ['demo-prod', '3.2.0']),
    tool('flux', 'Flux', ['demo-dev', '2.7.3']),
  ],
  secrets: [
    tool('external-secrets', 'External Secrets', ['demo-prod', '1.1.0']),
    tool('sealed-secrets', 'Sealed Secrets', ['demo-dev', '0.33.1']),
    tool('vault', 'HashiCorp Vault', ['demo-prod', '1.21.0']),
  ],
  policy: [
    tool('gatekeeper', 'OPA Gatekeeper', [
      'demo-dev',
      '3.21.0',
      { confidence: 'medium' },
    ]),
    tool(
      'kyverno',
      'Kyverno',
      ['demo-dev', undefined, { state: 'leftover', confidence: 'medium' }],
      ['demo-prod', '1.16.0'],
    ),
  ],
  observability: [
    tool('alloy', 'Grafana Alloy', ['demo-prod', '1.11.3']),
    tool('grafana', 'Grafana', ['demo-dev', '12.2.1'], ['demo-prod', '12.3.0']),
    tool('kube-state-metrics', 'kube-state-metrics', ['demo-prod', '2.17.0']),
    tool('loki', 'Loki', ['demo-prod', '3.5.8']),
    tool('prometheus', 'Prometheus', ...both('3.7.3')),
    tool('prometheus-operator', 'Prometheus Operator', ['demo-prod', '0.86.2']),
  ],
  storage: [
    tool('aws-ebs-csi-driver', 'AWS EBS CSI driver', ['demo-prod', '1.52.1']),
    tool('local-path-provisioner', 'Local Path Provisioner', [
      'demo-dev',
      '0.0.32',
    ]),
    tool('longhorn', 'Longhorn', ['demo-dev', '1.10.1']),
  ],
  dns: [tool('coredns', 'CoreDNS', ...both('1.12.1'))],
  autoscaling: [tool('keda', 'KEDA', ['demo-prod', '2.18.1'])],
  backup: [tool('velero', 'Velero', ['demo-prod', '1.17.1'])],
  data: [
    tool('cloudnative-pg', 'CloudNativePG', ['demo-prod', '1.27.1']),
    tool('mariadb-operator', 'MariaDB operator', ['demo-dev', '25.10.2']),
  ],
};

/** Layers whose state is unknown in edge-hamburg. */
const UNKNOWN_ON_EDGE: LayerId[] = [
  'service-mesh',
  'policy',
  'certificates',
  'backup',
];

/**
 * Returns the stack of some clusters, filtered as the backend would. Empty
 * `names` means all clusters.
 */
export function stackOf(names: string[] = []): Stack {
  const asked = (name: string) => names.length === 0 || names.includes(name);
  const fill = (
    layer: (typeof STACK_LAYERS | typeof PLATFORM_SERVICES)[number],
  ): StackLayer => ({
    ...layer,
    tools: (toolsOfLayers[layer.id] ?? [])
      .map(found => ({
        ...found,
        clusters: found.clusters.filter(({ cluster }) => asked(cluster)),
      }))
      .filter(found => found.clusters.length > 0),
    unknownIn:
      UNKNOWN_ON_EDGE.includes(layer.id) && asked('edge-hamburg')
        ? [
            {
              cluster: 'edge-hamburg',
              reason:
                'its CRDs were never read: connect ECONNREFUSED 203.0.113.10:6443',
              since: minutesAgo(135),
            },
          ]
        : [],
  });
  return {
    clusters: clusters.filter(({ name }) => asked(name)),
    layers: STACK_LAYERS.map(fill),
    services: PLATFORM_SERVICES.map(fill),
  };
}
