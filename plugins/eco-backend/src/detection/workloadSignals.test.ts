import { listsOfSignal, Signal } from '@backstage-eco/plugin-eco-recognition';
import {
  crd,
  service,
  buildInventory,
  workload,
} from './testing/buildInventory';
import { matchedFacts } from './testing/matchedFacts';

describe('crd', () => {
  const inventory = buildInventory({
    crds: [
      crd('ciliumnetworkpolicies.cilium.io'),
      crd('tracingpolicies.cilium.io'),
      crd('gateways.gateway.k8s.aws'),
    ],
  });

  it('matches groups, except kinds of other tools', () => {
    expect(
      matchedFacts(
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
    expect(matchedFacts(signal, inventory)).toEqual([
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

  it('names the container, and ignores short-lived ones', () => {
    expect(matchedFacts(signal, inventory)).toEqual([
      'Deployment/some spec.template.spec.containers[1].image=grafana/loki:3.1.1',
    ]);
  });

  it('matches jobs only if asked to', () => {
    const inJobs: Signal = { ...signal, where: { kinds: ['Job', 'CronJob'] } };
    expect(matchedFacts(inJobs, inventory)).toEqual([
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
      matchedFacts({ kind: 'image', repositories: [repository], ...rest }, one);
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
  it('requires every label, on the workload or its pods', () => {
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
    expect(matchedFacts(signal, inventory)).toEqual([
      'DaemonSet/pods spec.template.metadata.labels[k8s-app]=calico-node',
    ]);
  });

  it('matches names and containers', () => {
    const inventory = buildInventory({
      deployments: [workload(['x'], { name: 'traffic-manager' })],
    });
    expect(
      matchedFacts(
        { kind: 'workload', names: ['traffic-*'], containers: ['main'] },
        inventory,
      ),
    ).toEqual([
      'Deployment/traffic-manager spec.template.spec.containers[0].name=main',
    ]);
    expect(
      matchedFacts({ kind: 'workload', containers: ['other'] }, inventory),
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
      matchedFacts(
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
    expect(matchedFacts(signal, inventory)).toHaveLength(count);
  });
});

describe('workloads without an owning workload', () => {
  const pod = {
    ...workload(['k8s-minikube/storage-provisioner:v5'], {
      kind: 'Pod',
      apiVersion: 'v1',
      serviceAccount: 'storage-provisioner',
    }),
    ready: true,
  };
  const inventory = buildInventory({
    pods: [pod],
    replicaSets: [workload(['corp/app:1'], { kind: 'ReplicaSet' })],
  });

  it('count if a signal includes their kind', () => {
    const repositories = ['k8s-minikube/storage-provisioner'];
    expect(matchedFacts({ kind: 'image', repositories }, inventory)).toEqual(
      [],
    );
    const where = { kinds: ['Pod' as const] };
    const signal: Signal = { kind: 'image', repositories, where };
    expect(matchedFacts(signal, inventory)).toEqual([
      'Pod/some spec.containers[0].image=k8s-minikube/storage-provisioner:v5',
    ]);
    expect(listsOfSignal(signal)).toEqual(['pods']);
    expect(
      matchedFacts(
        { kind: 'workload', kinds: ['ReplicaSet'], names: ['some'] },
        inventory,
      ),
    ).toEqual(['ReplicaSet/some metadata.name=some']);
  });

  it('are also recognised by the service account of their pods', () => {
    expect(
      matchedFacts(
        {
          kind: 'workload',
          kinds: ['Pod'],
          serviceAccounts: ['storage-*'],
        },
        inventory,
      ),
    ).toEqual(['Pod/some spec.serviceAccountName=storage-provisioner']);
    expect(
      matchedFacts(
        { kind: 'workload', kinds: ['ReplicaSet'], serviceAccounts: ['*'] },
        inventory,
      ),
    ).toEqual([]);
  });
});
