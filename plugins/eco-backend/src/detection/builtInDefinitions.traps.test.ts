import { Inventory } from '@backstage-eco/plugin-eco-node';
import {
  detectTools,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
} from './loadDefinitions';
import {
  buildInventory,
  crd,
  node,
  object,
  service,
  workload,
} from './testing/buildInventory';

let definitions: ToolDefinition[];

beforeAll(async () => {
  ({ definitions } = await loadDefinitions([builtInDefinitionsDirectory()]));
});

function found(inventory: Inventory): string[] {
  return detectTools(inventory, definitions).detections.map(
    ({ toolId, state, version }) =>
      [toolId, state, version?.value].filter(Boolean).join(' '),
  );
}

const runs = (image: string, facts: Parameters<typeof workload>[1] = {}) =>
  found(buildInventory({ deployments: [workload([image], facts)] }));

describe('names that several tools share', () => {
  const crdsOnly = (...names: string[]) =>
    found(buildInventory({ crds: names.map(name => crd(name)) }));

  it('tells the tools of argoproj.io apart, and ignores unknown ones', () => {
    expect(crdsOnly('applications.argoproj.io')).toEqual(['argocd leftover']);
    expect(crdsOnly('rollouts.argoproj.io')).toEqual([
      'argo-rollouts leftover',
    ]);
    expect(crdsOnly('workflows.argoproj.io', 'eventbus.argoproj.io')).toEqual(
      [],
    );
  });

  it('does not take gateway.k8s.aws for the Gateway API', () => {
    expect(crdsOnly('loadbalancerconfigurations.gateway.k8s.aws')).toEqual([]);
    expect(
      crdsOnly(
        'gateways.networking.istio.io',
        'gatewayapis.operator.tigera.io',
      ),
    ).toEqual(['istio leftover', 'tigera-operator leftover']);
  });

  it('reads the bundle version of the Gateway API, which is CRDs only', () => {
    expect(
      found(
        buildInventory({
          crds: [
            crd('gateways.gateway.networking.k8s.io', {
              annotations: {
                'gateway.networking.k8s.io/bundle-version': 'v1.3.0',
              },
            }),
          ],
        }),
      ),
    ).toEqual(['gateway-api installed 1.3.0']);
  });

  it('does not take Tetragon for Cilium', () => {
    expect(
      crdsOnly(
        'tracingpolicies.cilium.io',
        'tracingpoliciesnamespaced.cilium.io',
        'podinfo.cilium.io',
      ),
    ).toEqual([]);
    expect(crdsOnly('ciliumnodes.cilium.io')).toEqual(['cilium leftover']);
  });

  it('does not take the peerings of Kopf for the Zalando Postgres Operator', () => {
    expect(crdsOnly('clusterkopfpeerings.zalando.org')).toEqual([
      'kopf traced',
    ]);
    expect(runs('crunchydata/postgres-operator:5.6.1')).toEqual([]);
  });

  it('tells ingress controllers with similar names apart', () => {
    expect(runs('kong/kubernetes-ingress-controller:3.2')).toEqual([]);
    expect(runs('nginx/nginx-ingress:3.6.1')).toEqual([]);
    expect(runs('haproxytech/kubernetes-ingress:3.0.1')).toEqual([
      'haproxy-kubernetes-ingress installed 3.0.1',
    ]);
    expect(runs('quay.io/jcmoraisjr/haproxy-ingress:v0.14.7')).toEqual([
      'haproxy-ingress installed 0.14.7',
    ]);
  });

  it('tells images with the same name apart by their containers', () => {
    expect(runs('rocm/gpu-operator:v1.4.1')).toEqual([]);
    expect(runs('mongodb/enterprise-operator:1.33.0')).toEqual([]);
    expect(runs('corp/operator-controller:1.0.0')).toEqual([]);
    expect(runs('corp/alloy:1.0.0')).toEqual([]);
  });

  it.each([
    ['gateways.networking.x-k8s.io', 'gateway-api installed'],
    ['perconapgclusters.pg.percona.com', 'percona-postgresql leftover'],
    ['ingressroutes.contour.heptio.com', 'contour leftover'],
    ['certificates.certmanager.k8s.io', 'cert-manager leftover'],
    ['volumes.longhorn.rancher.io', 'longhorn leftover'],
    ['ingressroutes.traefik.containo.us', 'traefik leftover'],
    ['scaledobjects.keda.k8s.io', 'keda leftover'],
  ])('knows the group of an older version: %s', (name, expected) => {
    expect(crdsOnly(name)).toEqual([expected]);
  });

  it('knows the groups of the MariaDB operator, old and new', () => {
    expect(crdsOnly('backups.mariadb.mmontes.io')).toEqual([
      'mariadb-operator leftover',
    ]);
    expect(crdsOnly('backups.k8s.mariadb.com')).toEqual([
      'mariadb-operator leftover',
    ]);
  });

  it('does not take a metrics adapter for the metrics-server', () => {
    const apiService = (name: string) =>
      buildInventory({
        apiServices: [
          {
            ...object('APIService', 'apiregistration.k8s.io/v1', {
              name: 'v1beta1.metrics.k8s.io',
            }),
            group: 'metrics.k8s.io',
            version: 'v1beta1',
            service: { namespace: 'monitoring', name },
            available: false,
          },
        ],
      });
    expect(found(apiService('prometheus-adapter'))).toEqual([
      'prometheus-adapter leftover',
    ]);
    expect(found(apiService('metrics-server'))).toEqual([
      'metrics-server leftover',
    ]);
  });
});

describe('what is not an install', () => {
  it('is what Argo CD, Flux, Helm and Kustomize manage', () => {
    const managed = workload(['corp/shop:1.0'], {
      labels: {
        'app.kubernetes.io/managed-by': 'Helm',
        'kustomize.toolkit.fluxcd.io/name': 'shop',
      },
      annotations: {
        'argocd.argoproj.io/tracking-id': 'shop:apps/Deployment:shop/shop',
      },
    });
    const other = service({
      labels: { 'app.kubernetes.io/managed-by': 'kustomize' },
    });
    expect(
      found(buildInventory({ deployments: [managed], services: [other] })),
    ).toEqual([
      'argocd traced',
      'flux traced',
      'helm traced',
      'kustomize traced',
    ]);
  });

  it('is a sidecar, a job or a part of something else', () => {
    const inventory = buildInventory({
      deployments: [
        workload(['corp/app:1', 'hashicorp/vault:1.19.5']),
        workload(['corp/app:1', 'otel/opentelemetry-collector:0.120.0']),
        workload([
          'corp/app:1',
          'quay.io/prometheus-operator/prometheus-config-reloader:v0.91.0',
        ]),
      ],
      jobs: [
        workload(['quay.io/argoproj/argocd:v2.14.1'], { kind: 'Job' }),
        workload(['velero/velero:v1.15.0'], { kind: 'Job' }),
      ],
    });
    expect(found(inventory)).toEqual([]);
  });

  it('is a storage class that only names a driver', () => {
    const inventory = buildInventory({
      storageClasses: [
        {
          ...object('StorageClass', 'storage.k8s.io/v1', { name: 'fast' }),
          provisioner: 'disk.csi.azure.com',
          isDefault: false,
        },
      ],
    });
    expect(found(inventory)).toEqual([]);
  });
});

describe('leftovers of the Prometheus operator', () => {
  const selects = (selector: Record<string, string>) =>
    found(
      buildInventory({
        services: [service({ name: 'shop-metrics', selector })],
      }),
    );

  it('recognizes leftover Services by their selectors', () => {
    expect(
      selects({ 'app.kubernetes.io/name': 'prometheus', prometheus: 'shop' }),
    ).toEqual(['prometheus leftover']);
    expect(selects({ app: 'prometheus', prometheus: 'k8s' })).toEqual([
      'prometheus leftover',
    ]);
    expect(
      selects({
        'app.kubernetes.io/name': 'prometheus',
        'operator.prometheus.io/name': 'shop',
      }),
    ).toEqual(['prometheus leftover']);
    expect(
      selects({
        'app.kubernetes.io/name': 'alertmanager',
        alertmanager: 'main',
      }),
    ).toEqual(['alertmanager leftover']);
  });

  it('does not match Services that only look similar', () => {
    expect(selects({ app: 'prometheus', team: 'shop' })).toEqual([]);
    expect(selects({ app: 'shop', prometheus: 'k8s' })).toEqual([]);
  });
});

describe('versions that are not what they seem', () => {
  it('reads the release of Flux from its label, not from its controllers', () => {
    expect(
      runs('ghcr.io/fluxcd/source-controller:v1.9.3', {
        labels: {
          'app.kubernetes.io/part-of': 'flux',
          'app.kubernetes.io/version': 'v2.9.3',
        },
      }),
    ).toEqual(['flux installed 2.9.3']);
  });

  it('reports no release of Flux if each controller states its own', () => {
    expect(
      runs('docker.io/bitnami/fluxcd-source-controller:1.6.2-debian-12-r6', {
        labels: {
          'app.kubernetes.io/part-of': 'flux',
          'app.kubernetes.io/component': 'source-controller',
          'app.kubernetes.io/version': '1.6.2',
        },
      }),
    ).toEqual(['flux installed']);
  });

  it('does not take the chart version for that of Kyverno', () => {
    expect(
      runs('reg.kyverno.io/kyverno/kyverno:latest', {
        labels: {
          'app.kubernetes.io/part-of': 'kyverno',
          'app.kubernetes.io/version': '3.4.0',
        },
      }),
    ).toEqual(['kyverno installed']);
  });

  it('reads the release names of Linkerd', () => {
    expect(
      runs('cr.l5d.io/linkerd/controller:edge-25.4.4', {
        podLabels: { 'linkerd.io/control-plane-component': 'destination' },
      }),
    ).toEqual(['linkerd installed edge-25.4.4']);
  });
});

describe('distributions', () => {
  it.each([
    [{ kubeletVersion: 'v1.28.5+k3s1' }, ['k3s installed 1.28.5+k3s1']],
    [
      { kubeletVersion: 'v1.31.4-gke.1256000' },
      ['gke installed 1.31.4-gke.1256000'],
    ],
    [
      { kubeletVersion: 'v1.29.3-eks-ae9a62a' },
      ['eks installed 1.29.3-eks-ae9a62a'],
    ],
    [
      {
        kubeletVersion: 'v1.28.14',
        labels: { 'kubernetes.azure.com/cluster': 'x' },
      },
      ['aks installed 1.28.14'],
    ],
    [
      {
        kubeletVersion: 'v1.23.12',
        providerId: 'kind://docker/a/b',
        annotations: { 'kubeadm.alpha.kubernetes.io/cri-socket': 'x' },
      },
      ['kind installed', 'kubeadm traced'],
    ],
    [
      {
        kubeletVersion: 'v1.29.11',
        annotations: { 'kubeadm.alpha.kubernetes.io/cri-socket': 'x' },
      },
      ['kubeadm installed'],
    ],
    [{ kubeletVersion: 'v1.30.0', providerId: 'aws:///a/i-1' }, []],
  ])('%j', (facts, expected) => {
    expect(found(buildInventory({ nodes: [node(facts)] }))).toEqual(expected);
  });
});
