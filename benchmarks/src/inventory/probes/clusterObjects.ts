import { annotationChange, Probe } from './Probe';

/** Nodes simulated by kwok, so that they stay ready. */
export const nodes: Probe<'nodes'> = {
  manifest: () => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { annotations: { 'kwok.x-k8s.io/node': 'fake' } },
  }),
  change: { spec: { providerID: 'bench://changed' } },
  kept: ({ providerId }) => providerId,
};

/** Namespaces. */
export const namespaces: Probe<'namespaces'> = {
  manifest: () => ({ apiVersion: 'v1', kind: 'Namespace' }),
  ...annotationChange,
};

/** Leases that nobody renews. */
export const leases: Probe<'leases'> = {
  manifest: () => ({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    spec: { holderIdentity: 'somebody', leaseDurationSeconds: 3600 },
  }),
  change: { spec: { holderIdentity: 'somebody-else' } },
  kept: ({ holder }) => holder,
};

/** Services without pods. */
export const services: Probe<'services'> = {
  manifest: () => ({
    apiVersion: 'v1',
    kind: 'Service',
    spec: { clusterIP: 'None', selector: { app: 'not-there' } },
  }),
  change: { spec: { selector: { app: 'not-there-either' } } },
  kept: ({ selector }) => selector.app,
};

/** EndpointSlices of no Service. */
export const endpointSlices: Probe<'endpointSlices'> = {
  manifest: () => ({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    addressType: 'IPv4',
    endpoints: [],
  }),
  change: { endpoints: [{ addresses: ['192.0.2.1'] }] },
  kept: ({ ready }) => ready,
};

/** Ingresses without a controller. */
export const ingresses: Probe<'ingresses'> = {
  manifest: () => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    spec: {
      ingressClassName: 'not-there',
      defaultBackend: { service: { name: 'not-there', port: { number: 80 } } },
    },
  }),
  change: { spec: { ingressClassName: 'not-there-either' } },
  kept: ({ ingressClassName }) => ingressClassName,
};

/** IngressClasses. */
export const ingressClasses: Probe<'ingressClasses'> = {
  manifest: () => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    spec: { controller: 'bench.example.com/ingress' },
  }),
  ...annotationChange,
};

/** GatewayClasses. */
export const gatewayClasses: Probe<'gatewayClasses'> = {
  manifest: () => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    spec: { controllerName: 'bench.example.com/gateway' },
  }),
  ...annotationChange,
};

/** StorageClasses. */
export const storageClasses: Probe<'storageClasses'> = {
  manifest: () => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    provisioner: 'bench.example.com/storage',
  }),
  ...annotationChange,
};

/** CSIDrivers. */
export const csiDrivers: Probe<'csiDrivers'> = {
  manifest: () => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSIDriver',
    spec: {},
  }),
  ...annotationChange,
};

const size = { storage: '1Gi' };
const volume = {
  accessModes: ['ReadWriteOnce'],
  storageClassName: 'eco-bench',
};

/** Unbound claims. */
export const persistentVolumeClaims: Probe<'persistentVolumeClaims'> = {
  manifest: () => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    spec: { ...volume, resources: { requests: size } },
  }),
  change: { spec: { volumeName: 'not-there' } },
  kept: facts => facts.volume,
};

/** Unclaimed volumes. */
export const persistentVolumes: Probe<'persistentVolumes'> = {
  manifest: name => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    spec: {
      ...volume,
      storageClassName: 'eco-bench-unclaimed',
      capacity: size,
      persistentVolumeReclaimPolicy: 'Retain',
      csi: { driver: 'bench.example.com', volumeHandle: name },
    },
  }),
  change: { spec: { persistentVolumeReclaimPolicy: 'Delete' } },
  kept: ({ reclaimPolicy }) => reclaimPolicy,
};
