import { KubernetesClient } from 'control-plane';
import { objectOf, Seed } from './Seed';
import { addNode, createWithStatus, deployment } from './parts';

const STORAGE_DEFAULT = 'storageclass.kubernetes.io/is-default-class';
const INGRESS_DEFAULT = 'ingressclass.kubernetes.io/is-default-class';

function defaultClass(
  [apiVersion, kind]: [string, string],
  name: string,
  rest: { annotation: string; [field: string]: unknown },
) {
  const { annotation, ...fields } = rest;
  return {
    apiVersion,
    kind,
    metadata: { name, annotations: { [annotation]: 'true' } },
    ...fields,
  };
}

const STORAGE_CLASS: [string, string] = ['storage.k8s.io/v1', 'StorageClass'];
const INGRESS_CLASS: [string, string] = [
  'networking.k8s.io/v1',
  'IngressClass',
];

function claim(name: string, spec: object) {
  return objectOf('v1', 'PersistentVolumeClaim', name, {
    namespace: 'default',
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      ...spec,
    },
  });
}

function ingress(name: string, ingressClassName: string) {
  return objectOf('networking.k8s.io/v1', 'Ingress', name, {
    namespace: 'default',
    spec: {
      ingressClassName,
      defaultBackend: { service: { name: 'web', port: { number: 80 } } },
    },
  });
}

function addPressedNode(client: KubernetesClient, name: string, type: string) {
  return addNode(client, name, { conditions: [{ type, status: 'True' }] });
}

/**
 * For Calico, ingress-nginx and Longhorn. Come first, while there is no default
 * class.
 */
export const CLUSTER_SEEDS: Seed[] = [
  {
    id: 'claims-without-default-storage-class: a chart that trusts in a default',
    check: 'claims-without-default-storage-class',
    about: 'data-of-chart',
    sow: async ({ client }) => {
      await addNode(client, 'worker-1');
      await client.create(claim('data-of-chart', {}));
    },
  },
  {
    id: 'claim-class-missing: a class of another cloud',
    check: 'claim-class-missing',
    about: 'gp2',
    sow: ({ client }) =>
      client.create(claim('data-of-aws', { storageClassName: 'gp2' })),
  },
  {
    id: 'volumes-released: a deleted claim whose volume is kept',
    check: 'volumes-released',
    about: 'kept-volume',
    sow: ({ client }) =>
      createWithStatus(
        client,
        objectOf('v1', 'PersistentVolume', 'kept-volume', {
          spec: {
            accessModes: ['ReadWriteOnce'],
            capacity: { storage: '1Gi' },
            persistentVolumeReclaimPolicy: 'Retain',
            csi: { driver: 'driver.longhorn.io', volumeHandle: 'kept' },
          },
        }),
        { phase: 'Released' },
      ),
  },
  {
    id: 'several-default-ingress-classes: two controllers that both want it',
    check: 'several-default-ingress-classes',
    about: 'traefik',
    sow: async ({ client }) => {
      for (const name of ['haproxy', 'traefik']) {
        await client.create(
          defaultClass(INGRESS_CLASS, name, {
            annotation: INGRESS_DEFAULT,
            spec: { controller: `example.com/${name}` },
          }),
        );
      }
    },
  },
  {
    id: 'ingress-of-retired-controller: shops that were never moved',
    check: 'ingress-of-retired-controller',
    about: 'old-shop',
    sow: ({ client }) => client.create(ingress('old-shop', 'nginx')),
  },
  {
    id: 'kubelet-skew: a node that nobody upgraded',
    check: 'kubelet-skew',
    about: 'worker-old',
    sow: ({ client }) =>
      addNode(client, 'worker-old', { kubeletVersion: 'v1.31.4' }),
  },
  {
    id: 'kubelet-skew: a node that was upgraded before the control plane',
    check: 'kubelet-skew',
    about: 'worker-new',
    sow: ({ client }) =>
      addNode(client, 'worker-new', { kubeletVersion: 'v1.38.0' }),
  },
  {
    id: 'nodes-of-several-versions: half of an upgrade',
    check: 'nodes-of-several-versions',
    about: '1.36',
    sow: ({ client }) =>
      addNode(client, 'worker-2', { kubeletVersion: 'v1.36.2' }),
  },
  {
    id: 'node-not-ready: a kubelet that no longer reports',
    check: 'node-not-ready',
    about: 'worker-lost',
    sow: ({ client }) => addNode(client, 'worker-lost', { ready: 'Unknown' }),
  },
  {
    id: 'namespace-stuck-deleting: nobody takes the finalizer off',
    check: 'namespace-stuck-deleting',
    about: 'old-team',
    sow: async ({ client }) => {
      await client.create(objectOf('v1', 'Namespace', 'old-team'));
      await client.delete({
        apiVersion: 'v1',
        kind: 'Namespace',
        name: 'old-team',
      });
    },
  },
  {
    id: 'deletion-stuck: a claim with a finalizer of a tool that is gone',
    check: 'deletion-stuck',
    about: 'held-claim',
    sow: async ({ client }) => {
      const held = claim('held-claim', { storageClassName: 'standard' });
      held.metadata.finalizers = ['example.com/backup'];
      await client.create(held);
      await client.delete({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace: 'default',
        name: 'held-claim',
      });
    },
  },
  {
    id: 'api-service-down: its Service does not exist',
    check: 'api-service-down',
    about: 'v1.gone.example.com',
    sow: ({ client }) =>
      client.create(
        objectOf(
          'apiregistration.k8s.io/v1',
          'APIService',
          'v1.gone.example.com',
          {
            spec: {
              group: 'gone.example.com',
              version: 'v1',
              service: { namespace: 'default', name: 'gone' },
              groupPriorityMinimum: 100,
              versionPriority: 100,
              insecureSkipTLSVerify: true,
            },
          },
        ),
      ),
  },
  {
    id: 'several-cnis: a second network plugin',
    check: 'several-cnis',
    about: 'Cilium',
    sow: ({ install }) => install('cilium/cilium-v1.18.yaml'),
  },
  {
    id: 'tool-retired: a retired network plugin',
    check: 'tool-retired',
    about: 'weave-net',
    sow: ({ install }) => install('weave-net/weave-daemonset-k8s-1.11.yaml'),
  },
  {
    id: 'several-tools-for-one-job: a second ingress controller',
    check: 'several-tools-for-one-job',
    about: 'HAProxy',
    sow: ({ install }) => install('haproxy-ingress/jcmoraisjr-v0.16.1.yaml'),
  },
  {
    id: 'node-not-ready: a kubelet that says so',
    check: 'node-not-ready',
    about: 'worker-broken',
    sow: ({ client }) => addNode(client, 'worker-broken', { ready: 'False' }),
  },
  {
    id: 'node-under-pressure: a disk that is full',
    check: 'node-under-pressure',
    about: 'worker-full',
    sow: ({ client }) => addPressedNode(client, 'worker-full', 'DiskPressure'),
  },
  {
    id: 'node-under-pressure: no memory left',
    check: 'node-under-pressure',
    about: 'worker-small',
    sow: ({ client }) =>
      addPressedNode(client, 'worker-small', 'MemoryPressure'),
  },
  {
    id: 'claim-lost: somebody deleted the volume',
    check: 'claim-lost',
    about: 'lost-claim',
    sow: ({ client }) =>
      createWithStatus(
        client,
        claim('lost-claim', {
          storageClassName: 'standard',
          volumeName: 'gone',
        }),
        { phase: 'Lost' },
      ),
  },
  {
    id: 'storage-class-without-driver: a class copied from AWS',
    check: 'storage-class-without-driver',
    about: 'efs.csi.aws.com',
    sow: ({ client }) =>
      client.create(
        objectOf('storage.k8s.io/v1', 'StorageClass', 'efs', {
          provisioner: 'efs.csi.aws.com',
        }),
      ),
  },
  {
    id: 'storage-class-without-driver: an old spelling of a cloud',
    check: 'storage-class-without-driver',
    about: 'disk.csi.azure.com',
    sow: ({ client }) =>
      client.create(
        objectOf('storage.k8s.io/v1', 'StorageClass', 'managed-premium', {
          provisioner: 'kubernetes.io/azure-disk',
        }),
      ),
  },
  {
    id: 'volumes-released: a volume that could not be deleted',
    check: 'volumes-released',
    about: 'failed-volume',
    sow: ({ client }) =>
      createWithStatus(
        client,
        objectOf('v1', 'PersistentVolume', 'failed-volume', {
          spec: {
            accessModes: ['ReadWriteOnce'],
            capacity: { storage: '1Gi' },
            persistentVolumeReclaimPolicy: 'Delete',
            csi: { driver: 'driver.longhorn.io', volumeHandle: 'failed' },
          },
        }),
        { phase: 'Failed' },
      ),
  },
  {
    id: 'deletion-stuck: a Service whose load balancer is not released',
    check: 'deletion-stuck',
    about: 'held-service',
    sow: async ({ client }) => {
      const held = objectOf('v1', 'Service', 'held-service', {
        namespace: 'default',
        spec: { ports: [{ port: 80 }] },
      });
      held.metadata.finalizers = [
        'service.kubernetes.io/load-balancer-cleanup',
      ];
      await client.create(held);
      await client.delete({
        apiVersion: 'v1',
        kind: 'Service',
        namespace: 'default',
        name: 'held-service',
      });
    },
  },
  {
    id: 'deletion-stuck: a node that its autoscaler does not let go',
    check: 'deletion-stuck',
    about: 'worker-held',
    sow: async ({ client }) => {
      const node = { apiVersion: 'v1', kind: 'Node', name: 'worker-held' };
      await addNode(client, 'worker-held');
      await client.patch(node, {
        metadata: { finalizers: ['karpenter.sh/termination'] },
      });
      await client.delete(node);
    },
  },
  {
    id: 'several-tools-for-one-job: a second policy engine',
    check: 'several-tools-for-one-job',
    about: 'Gatekeeper',
    sow: async ({ install }) => {
      await install('gatekeeper/gatekeeper-v3.23.0.yaml');
      await install('kyverno/install-v1.6.0.yaml');
    },
  },
  {
    id: 'tool-retired: a log shipper that has ended',
    check: 'tool-retired',
    about: 'promtail',
    sow: ({ install }) => install('promtail/promtail-daemonset.yaml'),
  },
  {
    id: 'api-service-down: its server is scaled to zero',
    check: 'api-service-down',
    about: 'scaled to 0',
    sow: async ({ client, install }) => {
      await install('metrics-server/metrics-server-v0.8.0.yaml');
      await client.patch(deployment('kube-system', 'metrics-server'), {
        spec: { replicas: 0 },
      });
    },
  },
];

/**
 * For any install without the claims above, which a default class would bind.
 */
export const DEFAULT_CLASS_SEEDS: Seed[] = [
  {
    id: 'several-default-storage-classes: two installers that both want it',
    check: 'several-default-storage-classes',
    about: 'fast, slow',
    sow: async ({ client }) => {
      for (const name of ['fast', 'slow']) {
        await client.create(
          defaultClass(STORAGE_CLASS, name, {
            annotation: STORAGE_DEFAULT,
            provisioner: 'driver.longhorn.io',
          }),
        );
      }
    },
  },
  {
    id: 'several-default-storage-classes: one by the annotation of the beta',
    check: 'several-default-storage-classes',
    about: 'ancient',
    sow: ({ client }) =>
      client.create(
        defaultClass(STORAGE_CLASS, 'ancient', {
          annotation: 'storageclass.beta.kubernetes.io/is-default-class',
          provisioner: 'driver.longhorn.io',
        }),
      ),
  },
];
