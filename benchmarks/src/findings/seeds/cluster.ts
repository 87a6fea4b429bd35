import { objectOf, Seed } from './Seed';
import { addNode, createWithStatus } from './parts';

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

/** For Calico, ingress-nginx and Longhorn. The first ones bring no default class. */
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
];

/** For any install; it would serve the claims above. */
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
];
