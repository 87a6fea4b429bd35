import { KubernetesObject } from 'control-plane';
import { inShop, object } from './objects';

/** Kinds that an API server only serves after someone installs them. */
const INSTALLED: Array<
  [string, string, string, string, 'Namespaced' | 'Cluster']
> = [
  ['cert-manager.io', 'v1', 'Certificate', 'certificates', 'Namespaced'],
  ['cert-manager.io', 'v1', 'ClusterIssuer', 'clusterissuers', 'Cluster'],
  ['cert-manager.io', 'v1', 'Issuer', 'issuers', 'Namespaced'],
  ['example.com', 'v1', 'Database', 'databases', 'Namespaced'],
  [
    'external-secrets.io',
    'v1',
    'ClusterSecretStore',
    'clustersecretstores',
    'Cluster',
  ],
  [
    'external-secrets.io',
    'v1',
    'ExternalSecret',
    'externalsecrets',
    'Namespaced',
  ],
  ['external-secrets.io', 'v1', 'SecretStore', 'secretstores', 'Namespaced'],
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

/** Returns a CRD that accepts objects of any form. */
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
      // Kubernetes requires this annotation for its own groups.
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

/** Returns what must exist before an object of each kind can be created. */
export function foundations(): KubernetesObject[] {
  return [
    object('v1', 'Namespace', 'shop'),
    // Pods need one; no controller runs that would create it.
    inShop('v1', 'ServiceAccount', 'default'),
    ...INSTALLED.map(each => crdOf(...each)),
  ];
}

/** Returns an object of each of these kinds. */
export function oneOfEachInstalled(name: string) {
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
    ...oneOfEachOfSecrets(name),
    databases: inShop('example.com/v1', 'Database', name, {
      spec: { engine: 'postgres', version: '17' },
    }),
  };
}

function oneOfEachOfSecrets(name: string) {
  const certManager = 'cert-manager.io/v1';
  const externalSecrets = 'external-secrets.io/v1';
  const store = { spec: { provider: { vault: {} } } };
  return {
    issuers: inShop(certManager, 'Issuer', name, { spec: { ca: {} } }),
    clusterIssuers: object(certManager, 'ClusterIssuer', name, {
      spec: { selfSigned: {} },
    }),
    certificates: inShop(certManager, 'Certificate', name, {
      spec: { issuerRef: { name }, secretName: name },
    }),
    secretStores: inShop(externalSecrets, 'SecretStore', name, store),
    clusterSecretStores: object(
      externalSecrets,
      'ClusterSecretStore',
      name,
      store,
    ),
    externalSecrets: inShop(externalSecrets, 'ExternalSecret', name),
  };
}
