import { Evidence } from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '../InventoryIndex';
import {
  buildInventory,
  crd,
  node,
  object,
  service,
  workload,
} from '../testing/buildInventory';
import { listsOfSignal, matchSignal } from '.';
import { Signal } from './types';

function facts(signal: Signal, inventory: Inventory): string[] {
  return matchSignal(signal, new InventoryIndex(inventory)).map(
    ({ evidence: { object: found, field, value } }: { evidence: Evidence }) =>
      `${found.kind}/${found.name} ${field}=${value}`,
  );
}

describe('crd', () => {
  const inventory = buildInventory({
    crds: [
      crd('ciliumnetworkpolicies.cilium.io'),
      crd('tracingpolicies.cilium.io'),
      crd('gateways.gateway.k8s.aws'),
    ],
  });

  it('matches groups, and leaves out what belongs to others', () => {
    expect(
      facts(
        {
          kind: 'crd',
          groups: ['cilium.io'],
          except: ['tracingpolicies.cilium.io'],
        },
        inventory,
      ),
    ).toEqual([
      'CustomResourceDefinition/ciliumnetworkpolicies.cilium.io spec.group=cilium.io',
    ]);
  });

  it('matches whole names', () => {
    const signal: Signal = {
      kind: 'crd',
      names: ['tracingpolicies.cilium.io', 'policies.cilium.io'],
    };
    expect(facts(signal, inventory)).toEqual([
      'CustomResourceDefinition/tracingpolicies.cilium.io metadata.name=tracingpolicies.cilium.io',
    ]);
  });
});

describe('image', () => {
  const inventory = buildInventory({
    deployments: [workload(['corp/app:1', 'grafana/loki:3.1.1'])],
    jobs: [
      workload(['grafana/loki:3.1.1'], { kind: 'Job', apiVersion: 'batch/v1' }),
    ],
    cronJobs: [
      workload(['grafana/loki:3.1.1'], {
        kind: 'CronJob',
        apiVersion: 'batch/v1',
      }),
    ],
  });
  const signal: Signal = { kind: 'image', repositories: ['grafana/loki'] };

  it('names the container, and passes over what does not stay', () => {
    expect(facts(signal, inventory)).toEqual([
      'Deployment/some spec.template.spec.containers[1].image=grafana/loki:3.1.1',
    ]);
  });

  it('looks at jobs where it is told to', () => {
    const inJobs: Signal = { ...signal, where: { kinds: ['Job', 'CronJob'] } };
    expect(facts(inJobs, inventory)).toEqual([
      'Job/some spec.template.spec.containers[0].image=grafana/loki:3.1.1',
      'CronJob/some spec.jobTemplate.spec.template.spec.containers[0].image=grafana/loki:3.1.1',
    ]);
    expect(listsOfSignal(inJobs)).toEqual(['jobs', 'cronJobs']);
  });

  it('tells init containers, sidecars and named containers apart', () => {
    const main = workload(['corp/app:1', 'istio/proxyv2:1.28.0']);
    main.containers.unshift({ name: 'setup', image: 'corp/cni:1', init: true });
    const one = buildInventory({ deployments: [main] });
    const at = (repository: string, rest: object = {}) =>
      facts({ kind: 'image', repositories: [repository], ...rest }, one);
    expect(at('corp/cni')).toEqual([]);
    expect(at('corp/cni', { init: true })).toEqual([
      'Deployment/some spec.template.spec.initContainers[0].image=corp/cni:1',
    ]);
    expect(at('istio/proxyv2')).toEqual([
      'Deployment/some spec.template.spec.containers[1].image=istio/proxyv2:1.28.0',
    ]);
    expect(at('istio/proxyv2', { where: { alone: true } })).toEqual([]);
    expect(at('istio/proxyv2', { where: { containers: ['main'] } })).toEqual(
      [],
    );
    expect(
      at('istio/proxyv2', { where: { containers: ['second'] } }),
    ).toHaveLength(1);
  });
});

describe('workload', () => {
  it('wants every label, on the workload or on its pods', () => {
    const signal: Signal = {
      kind: 'workload',
      labels: { 'k8s-app': ['calico-node', 'calico-typha'], tier: '*' },
    };
    const inventory = buildInventory({
      daemonSets: [
        workload(['x'], {
          kind: 'DaemonSet',
          name: 'pods',
          podLabels: { 'k8s-app': 'calico-node', tier: 'node' },
        }),
        workload(['x'], {
          kind: 'DaemonSet',
          name: 'half',
          labels: { 'k8s-app': 'calico-node' },
        }),
      ],
    });
    expect(facts(signal, inventory)).toEqual([
      'DaemonSet/pods spec.template.metadata.labels[k8s-app]=calico-node',
    ]);
  });

  it('matches names and containers', () => {
    const inventory = buildInventory({
      deployments: [workload(['x'], { name: 'traffic-manager' })],
    });
    expect(
      facts(
        { kind: 'workload', names: ['traffic-*'], containers: ['main'] },
        inventory,
      ),
    ).toEqual([
      'Deployment/traffic-manager spec.template.spec.containers[0].name=main',
    ]);
    expect(
      facts({ kind: 'workload', containers: ['other'] }, inventory),
    ).toEqual([]);
  });
});

describe('service', () => {
  it('matches labels and names together', () => {
    const inventory = buildInventory({
      services: [
        service({ name: 'prometheus-k8s', labels: { app: 'prometheus' } }),
        service({ name: 'other', labels: { app: 'prometheus' } }),
      ],
    });
    expect(
      facts(
        {
          kind: 'service',
          names: ['prometheus-*'],
          labels: { app: 'prometheus' },
        },
        inventory,
      ),
    ).toEqual(['Service/prometheus-k8s metadata.labels[app]=prometheus']);
  });
});

describe('chart', () => {
  it.each([
    ['helm.sh/chart', 'cert-manager-v1.19.2', 1],
    ['chart', 'cert-manager-1.19.2-rc.1', 1],
    ['helm.sh/chart', 'cert-manager-webhook-pdns-3.0.0', 0],
    ['helm.sh/chart', 'cert-manager', 0],
  ])('reads %s=%s', (label, value, count) => {
    const inventory = buildInventory({
      deployments: [workload(['x'], { labels: { [label]: value } })],
      services: [service({ labels: { [label]: value } })],
    });
    const signal: Signal = { kind: 'chart', names: ['cert-manager'] };
    expect(facts(signal, inventory)).toHaveLength(count);
  });
});

describe('classes, drivers, API services, webhooks and roles', () => {
  const inventory = buildInventory({
    storageClasses: [
      {
        ...object('StorageClass', 'storage.k8s.io/v1', {
          name: 'gp3',
          annotations: { 'components.gke.io/layer': 'addon' },
        }),
        provisioner: 'ebs.csi.aws.com',
        isDefault: true,
      },
    ],
    csiDrivers: [
      object('CSIDriver', 'storage.k8s.io/v1', { name: 'ebs.csi.aws.com' }),
    ],
    ingressClasses: [
      {
        ...object('IngressClass', 'networking.k8s.io/v1', { name: 'nginx' }),
        controller: 'k8s.io/ingress-nginx',
        isDefault: false,
      },
    ],
    gatewayClasses: [
      {
        ...object('GatewayClass', 'gateway.networking.k8s.io/v1', {
          name: 'cilium',
        }),
        controller: 'io.cilium/gateway-controller',
      },
    ],
    apiServices: [
      {
        ...object('APIService', 'apiregistration.k8s.io/v1', {
          name: 'v1beta1.metrics.k8s.io',
        }),
        group: 'metrics.k8s.io',
        version: 'v1beta1',
        service: { namespace: 'monitoring', name: 'prometheus-adapter' },
        available: true,
      },
      {
        ...object('APIService', 'apiregistration.k8s.io/v1', {
          name: 'v1.apps',
        }),
        group: 'apps',
        version: 'v1',
        available: true,
      },
    ],
    validatingWebhooks: [
      {
        ...object(
          'ValidatingWebhookConfiguration',
          'admissionregistration.k8s.io/v1',
          { name: 'any' },
        ),
        webhooks: [
          { name: 'a.example.com' },
          {
            name: 'b.example.com',
            service: { namespace: 'x', name: 'webhook-service' },
          },
        ],
      },
    ],
    clusterRoles: [
      {
        ...object('ClusterRole', 'rbac.authorization.k8s.io/v1', {
          name: 'prod-traefik',
        }),
        rules: [],
      },
    ],
  });

  it.each<[Signal, string[]]>([
    [
      { kind: 'storageClass', provisioners: ['*.csi.aws.com'] },
      ['StorageClass/gp3 provisioner=ebs.csi.aws.com'],
    ],
    [
      {
        kind: 'storageClass',
        annotations: { 'components.gke.io/*': '*' },
      },
      ['StorageClass/gp3 metadata.annotations[components.gke.io/layer]=addon'],
    ],
    [
      {
        kind: 'storageClass',
        provisioners: ['pd.csi.storage.gke.io'],
        annotations: { 'components.gke.io/*': '*' },
      },
      [],
    ],
    [
      { kind: 'csiDriver', names: ['ebs.csi.aws.com'] },
      ['CSIDriver/ebs.csi.aws.com metadata.name=ebs.csi.aws.com'],
    ],
    [{ kind: 'csiDriver', names: ['csi.aws.com'] }, []],
    [
      { kind: 'ingressClass', controllers: ['k8s.io/ingress-nginx'] },
      ['IngressClass/nginx spec.controller=k8s.io/ingress-nginx'],
    ],
    [
      { kind: 'gatewayClass', controllers: ['io.cilium/*'] },
      ['GatewayClass/cilium spec.controllerName=io.cilium/gateway-controller'],
    ],
    [
      { kind: 'apiService', groups: ['metrics.k8s.io'] },
      [
        'APIService/v1beta1.metrics.k8s.io spec.service.name=prometheus-adapter',
      ],
    ],
    [
      {
        kind: 'apiService',
        groups: ['metrics.k8s.io'],
        services: ['metrics-server'],
      },
      [],
    ],
    [{ kind: 'apiService', groups: ['apps'] }, []],
    [
      { kind: 'webhook', services: ['webhook-service'] },
      [
        'ValidatingWebhookConfiguration/any webhooks[1].clientConfig.service.name=webhook-service',
      ],
    ],
    [
      { kind: 'webhook', names: ['a.*'] },
      ['ValidatingWebhookConfiguration/any webhooks[0].name=a.example.com'],
    ],
    [
      { kind: 'rbac', names: ['*-traefik'] },
      ['ClusterRole/prod-traefik metadata.name=prod-traefik'],
    ],
    [{ kind: 'rbac', names: ['traefik'] }, []],
  ])('%j', (signal, expected) => {
    expect(facts(signal, inventory)).toEqual(expected);
  });
});

describe('node', () => {
  const inventory = buildInventory({
    nodes: [
      node({
        name: 'one',
        labels: { 'lke.linode.com/pool-id': '7' },
        providerId: 'linode://1',
        kubeletVersion: 'v1.31.0',
        osImage: 'Debian GNU/Linux 11',
      }),
    ],
  });

  it('wants everything that is asked for', () => {
    const labels = { 'lke.linode.com/*': '*' };
    expect(facts({ kind: 'node', labels }, inventory)).toEqual([
      'Node/one metadata.labels[lke.linode.com/pool-id]=7',
    ]);
    expect(
      facts({ kind: 'node', labels, osImages: ['Debian*'] }, inventory),
    ).toHaveLength(1);
    expect(
      facts({ kind: 'node', labels, osImages: ['Ubuntu*'] }, inventory),
    ).toEqual([]);
    expect(
      facts({ kind: 'node', providerIds: ['linode://*'] }, inventory),
    ).toEqual(['Node/one spec.providerID=linode://1']);
    expect(
      facts({ kind: 'node', kubeletVersions: ['*-gke.*'] }, inventory),
    ).toEqual([]);
  });

  it('states a version by the kubelet or by a label', () => {
    const [byKubelet] = matchSignal(
      { kind: 'node', providerIds: ['linode://*'], version: 'kubelet' },
      new InventoryIndex(inventory),
    );
    expect(byKubelet.versions).toMatchObject([
      { source: 'kubelet', text: 'v1.31.0' },
    ]);
    const [byLabel] = matchSignal(
      {
        kind: 'node',
        providerIds: ['linode://*'],
        version: { label: 'lke.linode.com/pool-id' },
      },
      new InventoryIndex(inventory),
    );
    expect(byLabel.versions).toMatchObject([
      { source: 'objectField', text: '7' },
    ]);
  });
});

describe('label and fieldManager', () => {
  const inventory = buildInventory({
    deployments: [
      workload(['x'], {
        name: 'shop',
        labels: { 'app.kubernetes.io/managed-by': 'Helm' },
        annotations: { 'meta.helm.sh/release-name': 'shop' },
        managers: ['helm', 'kube-controller-manager'],
      }),
    ],
    services: [service({ name: 'plain', managers: ['kubectl'] })],
  });

  it.each<[Signal, string[]]>([
    [
      { kind: 'label', labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
      ['Deployment/shop metadata.labels[app.kubernetes.io/managed-by]=Helm'],
    ],
    [
      { kind: 'label', annotations: { 'meta.helm.sh/*': '*' } },
      ['Deployment/shop metadata.annotations[meta.helm.sh/release-name]=shop'],
    ],
    [
      {
        kind: 'label',
        labels: { 'app.kubernetes.io/managed-by': 'Helm' },
        annotations: { other: '*' },
      },
      [],
    ],
    [
      {
        kind: 'label',
        annotations: { 'meta.helm.sh/*': '*' },
        in: ['services'],
      },
      [],
    ],
    [
      { kind: 'fieldManager', managers: ['helm'] },
      ['Deployment/shop metadata.managedFields[manager=helm]=helm'],
    ],
    [{ kind: 'fieldManager', managers: ['helm'], in: ['services'] }, []],
  ])('%j', (signal, expected) => {
    expect(facts(signal, inventory)).toEqual(expected);
  });
});
