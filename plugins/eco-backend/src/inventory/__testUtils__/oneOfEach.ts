import { KubernetesObject } from 'control-plane';
import { ListedKind } from '../kinds';
import { crdOf, oneOfEachInstalled } from './installedKinds';
import { inShop, object } from './objects';

/** Kinds that tests can create objects of; APIServices come with the CRDs. */
export type MadeKind = Exclude<ListedKind, 'apiServices'>;

/**
 * Returns an object of every listed kind, except APIServices.
 *
 * @param name - name of each object; names that must have a certain form
 * contain it
 * @param note - a label, and a version if the kind has one: changing it changes
 * the stored facts of the object
 */
export function oneOfEach(
  name: string,
  note: string,
): Record<MadeKind, KubernetesObject> {
  const kinds: Record<MadeKind, KubernetesObject> = {
    ...workloads(name, note),
    ...ofTheCluster(name),
    ...ofNamespaces(name),
    ...oneOfEachInstalled(name),
  };
  for (const each of Object.values(kinds)) {
    each.metadata.labels = { ...each.metadata.labels, note };
  }
  return kinds;
}

function workloads(name: string, note: string) {
  const labels = { app: name };
  const containers = [{ name: 'main', image: `example.test/web:${note}` }];
  const template = { metadata: { labels }, spec: { containers } };
  const spec = { selector: { matchLabels: labels }, template };
  const once = {
    // The pod template of a Job is immutable.
    spec: {
      containers: [{ name: 'main', image: 'example.test/job:1' }],
      restartPolicy: 'Never',
    },
  };
  return {
    deployments: inShop('apps/v1', 'Deployment', name, { spec }),
    daemonSets: inShop('apps/v1', 'DaemonSet', name, { spec }),
    statefulSets: inShop('apps/v1', 'StatefulSet', name, {
      spec: { ...spec, serviceName: name },
    }),
    replicaSets: inShop('apps/v1', 'ReplicaSet', name, { spec }),
    pods: inShop('v1', 'Pod', name, { spec: { containers } }),
    jobs: inShop('batch/v1', 'Job', name, { spec: { template: once } }),
    cronJobs: inShop('batch/v1', 'CronJob', name, {
      spec: { schedule: '@daily', jobTemplate: { spec: { template: once } } },
    }),
    horizontalPodAutoscalers: inShop(
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      name,
      {
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
          maxReplicas: 3,
        },
      },
    ),
    podDisruptionBudgets: inShop('policy/v1', 'PodDisruptionBudget', name, {
      spec: { minAvailable: 1, selector: { matchLabels: labels } },
    }),
  };
}

function ofTheCluster(name: string) {
  const rbac = 'rbac.authorization.k8s.io/v1';
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', name };
  const webhook = {
    name: `${name}.example.test`,
    clientConfig: { service: { namespace: 'shop', name } },
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
    failurePolicy: 'Ignore',
  };
  const admission = 'admissionregistration.k8s.io/v1';
  return {
    crds: crdOf(`${name}.example.test`, 'v1', 'Thing', 'things'),
    nodes: object('v1', 'Node', name),
    namespaces: object('v1', 'Namespace', `${name}-space`),
    storageClasses: object('storage.k8s.io/v1', 'StorageClass', name, {
      provisioner: 'example.test/disk',
    }),
    csiDrivers: object('storage.k8s.io/v1', 'CSIDriver', name, { spec: {} }),
    ingressClasses: object('networking.k8s.io/v1', 'IngressClass', name, {
      spec: { controller: 'example.test/ingress' },
    }),
    persistentVolumes: object('v1', 'PersistentVolume', name, {
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        csi: { driver: 'example.test', volumeHandle: name },
      },
    }),
    validatingWebhooks: object(
      admission,
      'ValidatingWebhookConfiguration',
      name,
      {
        webhooks: [webhook],
      },
    ),
    mutatingWebhooks: object(admission, 'MutatingWebhookConfiguration', name, {
      webhooks: [webhook],
    }),
    clusterRoles: object(rbac, 'ClusterRole', name, { rules: [] }),
    clusterRoleBindings: object(rbac, 'ClusterRoleBinding', name, {
      roleRef: { ...roleRef, kind: 'ClusterRole' },
    }),
    roles: inShop(rbac, 'Role', name, { rules: [] }),
    roleBindings: inShop(rbac, 'RoleBinding', name, {
      roleRef: { ...roleRef, kind: 'Role' },
    }),
  };
}

function ofNamespaces(name: string) {
  return {
    services: inShop('v1', 'Service', name, {
      spec: { selector: { app: name }, ports: [{ port: 80 }] },
    }),
    endpointSlices: inShop('discovery.k8s.io/v1', 'EndpointSlice', name, {
      addressType: 'IPv4',
      endpoints: [{ addresses: ['192.0.2.1'], conditions: { ready: true } }],
    }),
    ingresses: inShop('networking.k8s.io/v1', 'Ingress', name, {
      spec: {
        ingressClassName: name,
        defaultBackend: { service: { name, port: { number: 80 } } },
      },
    }),
    leases: inShop('coordination.k8s.io/v1', 'Lease', name, {
      spec: { holderIdentity: name },
    }),
    persistentVolumeClaims: inShop('v1', 'PersistentVolumeClaim', name, {
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    }),
  };
}
