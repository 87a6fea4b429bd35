import { MonitorFacts } from '@backstage-eco/plugin-eco-node';
import { Manifest, Probe } from './Probe';

const selector = (app: string) => ({ matchLabels: { app } });

function monitorProbe(kind: string, endpoints: string) {
  return {
    manifest: (): Manifest => ({
      apiVersion: 'monitoring.coreos.com/v1',
      kind,
      spec: { selector: selector('not-there'), [endpoints]: [] },
    }),
    change: { spec: { selector: selector('not-there-either') } },
    kept: (facts: MonitorFacts) => facts.selector.matchLabels.app,
  };
}

/** ServiceMonitors without a Service. */
export const serviceMonitors: Probe<'serviceMonitors'> = monitorProbe(
  'ServiceMonitor',
  'endpoints',
);

/** PodMonitors without pods. */
export const podMonitors: Probe<'podMonitors'> = monitorProbe(
  'PodMonitor',
  'podMetricsEndpoints',
);

/** PrometheusRules. */
export const prometheusRules: Probe<'prometheusRules'> = {
  manifest: () => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    spec: { groups: [] },
  }),
  change: {
    spec: {
      groups: [
        { name: 'probe', rules: [{ alert: 'Probe', expr: 'vector(1)' }] },
      ],
    },
  },
  kept: ({ alerts }) => alerts,
};

const olm = 'operators.coreos.com/v1alpha1';

/** ClusterServiceVersions that install nothing. */
export const clusterServiceVersions: Probe<'clusterServiceVersions'> = {
  manifest: () => ({
    apiVersion: olm,
    kind: 'ClusterServiceVersion',
    spec: {
      displayName: 'Probe',
      version: '1.0.0',
      install: { strategy: 'deployment', spec: { deployments: [] } },
    },
  }),
  change: { spec: { version: '1.0.1' } },
  kept: ({ version }) => version,
};

/** Subscriptions to a missing catalog. */
export const subscriptions: Probe<'subscriptions'> = {
  manifest: () => ({
    apiVersion: olm,
    kind: 'Subscription',
    spec: { name: 'probe', source: 'not-there', sourceNamespace: 'default' },
  }),
  change: { spec: { channel: 'stable' } },
  kept: ({ channel }) => channel,
};

/** InstallPlans without objects. */
export const installPlans: Probe<'installPlans'> = {
  manifest: () => ({
    apiVersion: olm,
    kind: 'InstallPlan',
    spec: {
      approval: 'Manual',
      approved: false,
      clusterServiceVersionNames: ['probe.v1.0.0'],
    },
  }),
  change: { spec: { approved: true } },
  kept: ({ approved }) => approved,
};

/** OperatorGroups. */
export const operatorGroups: Probe<'operatorGroups'> = {
  manifest: () => ({
    apiVersion: 'operators.coreos.com/v1',
    kind: 'OperatorGroup',
    spec: {},
  }),
  subresource: 'status',
  change: {
    status: { namespaces: ['default'], lastUpdated: '2026-01-01T00:00:00Z' },
  },
  kept: ({ namespaces }) => namespaces.join(),
};

/** CatalogSources without content. */
export const catalogSources: Probe<'catalogSources'> = {
  manifest: () => ({
    apiVersion: olm,
    kind: 'CatalogSource',
    spec: { sourceType: 'grpc', image: 'registry.example.com/catalog:1.0.0' },
  }),
  change: { spec: { image: 'registry.example.com/catalog:1.0.1' } },
  kept: ({ image }) => image,
};

/** ClusterExtensions without a controller. */
export const clusterExtensions: Probe<'clusterExtensions'> = {
  manifest: () => ({
    apiVersion: 'olm.operatorframework.io/v1',
    kind: 'ClusterExtension',
    spec: {
      namespace: 'default',
      serviceAccount: { name: 'not-there' },
      source: { sourceType: 'Catalog', catalog: { packageName: 'probe' } },
    },
  }),
  change: { spec: { source: { catalog: { version: '1.0.1' } } } },
  kept: ({ wantedVersion }) => wantedVersion,
};
