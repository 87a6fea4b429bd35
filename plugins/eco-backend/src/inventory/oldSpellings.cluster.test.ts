import { KubernetesObject } from 'control-plane';
import { ListedKind } from './kinds';
import { foundations } from './__testUtils__/installedKinds';
import { inShop, object } from './__testUtils__/objects';
import {
  apply,
  Cycle,
  cycle,
  RealCluster,
  startCluster,
} from './__testUtils__/realCluster';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const VOLUMES: Array<[string, object, string]> = [
  ['awsElasticBlockStore', { volumeID: 'vol-1' }, 'ebs.csi.aws.com'],
  [
    'azureDisk',
    { kind: 'Managed', diskName: 'd', diskURI: '/subscriptions/d' },
    'disk.csi.azure.com',
  ],
  [
    'azureFile',
    { secretName: 's', secretNamespace: 'shop', shareName: 'f' },
    'file.csi.azure.com',
  ],
  ['cinder', { volumeID: 'vol-1' }, 'cinder.csi.openstack.org'],
  ['gcePersistentDisk', { pdName: 'disk' }, 'pd.csi.storage.gke.io'],
  ['portworxVolume', { volumeID: 'vol-1' }, 'pxd.portworx.com'],
  ['vsphereVolume', { volumePath: '[a] b' }, 'csi.vsphere.vmware.com'],
];

/** Objects in old spellings, and the facts expected of them. */
const SPELLINGS: Array<[ListedKind, string, KubernetesObject, object]> = [
  [
    'deployments',
    'spec.serviceAccount of its pods',
    inShop('apps/v1', 'Deployment', 'old', {
      spec: {
        selector: { matchLabels: { app: 'old' } },
        template: {
          metadata: { labels: { app: 'old' } },
          spec: {
            serviceAccount: 'keeper',
            containers: [{ name: 'main', image: 'example.test/web:1' }],
          },
        },
      },
    }),
    { serviceAccount: 'keeper' },
  ],
  [
    'storageClasses',
    'the default annotation of the beta',
    annotated(
      object('storage.k8s.io/v1', 'StorageClass', 'old', {
        provisioner: 'kubernetes.io/aws-ebs',
      }),
      { 'storageclass.beta.kubernetes.io/is-default-class': 'true' },
    ),
    { isDefault: true, provisioner: 'kubernetes.io/aws-ebs' },
  ],
  [
    'persistentVolumeClaims',
    'the class annotation of the beta',
    annotated(
      inShop('v1', 'PersistentVolumeClaim', 'old', {
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
        },
      }),
      { 'volume.beta.kubernetes.io/storage-class': 'gold' },
    ),
    { storageClass: 'gold' },
  ],
  [
    'ingresses',
    'the class annotation',
    annotated(
      inShop('networking.k8s.io/v1', 'Ingress', 'old', {
        spec: {
          defaultBackend: { service: { name: 'web', port: { number: 80 } } },
        },
      }),
      { 'kubernetes.io/ingress.class': 'nginx' },
    ),
    { annotations: { 'kubernetes.io/ingress.class': 'nginx' } },
  ],
  ...VOLUMES.map(([field, source, driver]): (typeof SPELLINGS)[number] => [
    'persistentVolumes',
    `spec.${field}`,
    object('v1', 'PersistentVolume', field.toLowerCase(), {
      spec: {
        accessModes: ['ReadWriteOnce'],
        capacity: { storage: '1Gi' },
        [field]: source,
      },
    }),
    { driver },
  ]),
];

function annotated(
  each: KubernetesObject,
  annotations: Record<string, string>,
): KubernetesObject {
  return { ...each, metadata: { ...each.metadata, annotations } };
}

let real: RealCluster;
let reading: Cycle;

beforeAll(async () => {
  real = await startCluster();
  await apply(real, foundations());
  await apply(
    real,
    SPELLINGS.map(([, , each]) => each),
  );
  reading = await cycle(real.access);
});

afterAll(async () => {
  await real?.stop();
});

describe('old spellings that the API server still accepts', () => {
  it.each(SPELLINGS)('are read for %s: %s', (kind, _, { metadata }, facts) => {
    const part = reading.inventory.parts[kind];
    const items: Array<{ name: string }> = 'items' in part ? part.items : [];
    expect(items.find(({ name }) => name === metadata.name)).toMatchObject(
      facts,
    );
  });
});
