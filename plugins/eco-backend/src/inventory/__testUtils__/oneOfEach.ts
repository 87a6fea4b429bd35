import { KubernetesObject } from 'demo-cluster';
import { ListedKind } from '../kinds';

/** Kinds that an API server has only where somebody brings them. */
const BROUGHT: Array<
  [string, string, string, string, 'Namespaced' | 'Cluster']
> = [
  [
    'gateway.networking.k8s.io',
    'v1',
    'GatewayClass',
    'gatewayclasses',
    'Cluster',
  ],
  ['metrics.k8s.io', 'v1beta1', 'NodeMetrics', 'nodes', 'Cluster'],
  ['monitoring.coreos.com', 'v1', 'PodMonitor', 'podmonitors', 'Namespaced'],
  [
    'monitoring.coreos.com',
    'v1',
    'PrometheusRule',
    'prometheusrules',
    'Namespaced',
  ],
  [
    'monitoring.coreos.com',
    'v1',
    'ServiceMonitor',
    'servicemonitors',
    'Namespaced',
  ],
  [
    'olm.operatorframework.io',
    'v1',
    'ClusterExtension',
    'clusterextensions',
    'Cluster',
  ],
  [
    'operators.coreos.com',
    'v1',
    'OperatorGroup',
    'operatorgroups',
    'Namespaced',
  ],
  [
    'operators.coreos.com',
    'v1alpha1',
    'CatalogSource',
    'catalogsources',
    'Namespaced',
  ],
  [
    'operators.coreos.com',
    'v1alpha1',
    'ClusterServiceVersion',
    'clusterserviceversions',
    'Namespaced',
  ],
  [
    'operators.coreos.com',
    'v1alpha1',
    'InstallPlan',
    'installplans',
    'Namespaced',
  ],
  [
    'operators.coreos.com',
    'v1alpha1',
    'Subscription',
    'subscriptions',
    'Namespaced',
  ],
];

/** A CRD that takes objects of any form. */
export function crdOf(
  group: string,
  version: string,
  kind: string,
  plural: string,
  scope: 'Namespaced' | 'Cluster' = 'Namespaced',
): KubernetesObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      // Groups of Kubernetes want to know who allowed it.
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' },
    },
    spec: {
      group,
      scope,
      names: { kind, plural, singular: kind.toLowerCase() },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  };
}

/** What has to be there before an object of each kind can be. */
export function foundations(): KubernetesObject[] {
  return [
    object('v1', 'Namespace', 'shop'),
    // Pods want one; there is no controller that makes it.
    inShop('v1', 'ServiceAccount', 'default'),
    ...BROUGHT.map(each => crdOf(...each)),
  ];
}

/** Kinds of which an object can be made; CRDs bring APIServices with them. */
export type MadeKind = Exclude<ListedKind, 'apiServices'>;

/**
 * An object of every kind that is read, but for APIServices.
 *
 * @param name - of each of them; names that have to be of a form contain it
 * @param note - an annotation, and where it can be a version: what is kept of an
 * object changes with it
 */
export function oneOfEach(
  name: string,
  note: string,
): Record<MadeKind, KubernetesObject> {
  const kinds: Record<MadeKind, KubernetesObject> = {
    ...workloads(name, note),
    ...ofTheCluster(name),
    ...ofNamespaces(name),
    ...brought(name),
  };
  for (const each of Object.values(kinds)) {
    each.metadata.annotations = { ...each.metadata.annotations, note };
  }
  return kinds;
}

function object(
  apiVersion: string,
  kind: string,
  name: string,
  more: object = {},
): KubernetesObject {
  return { apiVersion, kind, metadata: { name }, ...more };
}

function inShop(
  apiVersion: string,
  kind: string,
  name: string,
  more: object = {},
): KubernetesObject {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, ...more };
}

function workloads(name: string, note: string) {
  const labels = { app: name };
  const containers = [{ name: 'main', image: `example.test/web:${note}` }];
  const template = { metadata: { labels }, spec: { containers } };
  const spec = { selector: { matchLabels: labels }, template };
  const once = {
    // What a Job runs cannot be changed.
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

function brought(name: string) {
  const operators = 'operators.coreos.com/v1alpha1';
  const monitoring = 'monitoring.coreos.com/v1';
  return {
    gatewayClasses: object(
      'gateway.networking.k8s.io/v1',
      'GatewayClass',
      name,
      {
        spec: { controllerName: 'example.test/gateway' },
      },
    ),
    nodeMetrics: object('metrics.k8s.io/v1beta1', 'NodeMetrics', name, {
      usage: { cpu: '1', memory: '1Gi' },
    }),
    serviceMonitors: inShop(monitoring, 'ServiceMonitor', name, {
      spec: { selector: { matchLabels: { app: name } } },
    }),
    podMonitors: inShop(monitoring, 'PodMonitor', name, { spec: {} }),
    prometheusRules: inShop(monitoring, 'PrometheusRule', name, {
      spec: { groups: [{ name: 'a', rules: [{ alert: 'Down' }] }] },
    }),
    clusterServiceVersions: inShop(operators, 'ClusterServiceVersion', name, {
      spec: { displayName: name },
    }),
    subscriptions: inShop(operators, 'Subscription', name, { spec: { name } }),
    installPlans: inShop(operators, 'InstallPlan', name, { spec: {} }),
    operatorGroups: inShop('operators.coreos.com/v1', 'OperatorGroup', name),
    catalogSources: inShop(operators, 'CatalogSource', name, { spec: {} }),
    clusterExtensions: object(
      'olm.operatorframework.io/v1',
      'ClusterExtension',
      name,
      { spec: { namespace: 'shop' } },
    ),
  };
}
