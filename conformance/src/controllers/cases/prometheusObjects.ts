import { KubernetesObject } from 'control-plane';

const GROUP = 'monitoring.coreos.com';

/** Namespace of all objects given to the Prometheus Operator. */
export const NAMESPACE = 'observability';

/** Name of the Alertmanager that is deleted. */
export const DELETED = 'retired';

/** Kinds whose status reports when the operator has reconciled them. */
export const RECONCILED_KINDS = [
  { apiVersion: `${GROUP}/v1`, kind: 'Prometheus' },
  { apiVersion: `${GROUP}/v1`, kind: 'Alertmanager' },
  { apiVersion: `${GROUP}/v1`, kind: 'ThanosRuler' },
  { apiVersion: `${GROUP}/v1alpha1`, kind: 'PrometheusAgent' },
];

const ENDPOINT = { port: 'http' };
const SELECTOR = { matchLabels: { app: 'shop' } };
const SELECTS_ALL = {
  serviceMonitorSelector: {},
  podMonitorSelector: {},
  probeSelector: {},
  scrapeConfigSelector: {},
};

/** Builds at least one object of each kind of the Prometheus Operator. */
export function prometheusObjects(): KubernetesObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    },
    object('v1', 'Prometheus', 'shop', {
      replicas: 2,
      ...SELECTS_ALL,
      ruleSelector: {},
      storage: {
        volumeClaimTemplate: {
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '1Gi' } },
          },
        },
      },
      // Makes the StatefulSet the owner of the claims.
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' },
    }),
    object('v1', 'Alertmanager', 'shop', {
      replicas: 1,
      alertmanagerConfigSelector: {},
    }),
    object('v1', 'Alertmanager', DELETED, { replicas: 1 }),
    object('v1', 'ThanosRuler', 'shop', {
      queryEndpoints: ['http://query.example'],
      ruleSelector: {},
    }),
    object('v1alpha1', 'PrometheusAgent', 'shop', SELECTS_ALL),
    object('v1', 'ServiceMonitor', 'shop', {
      selector: SELECTOR,
      endpoints: [ENDPOINT],
    }),
    object('v1', 'PodMonitor', 'shop', {
      selector: SELECTOR,
      podMetricsEndpoints: [ENDPOINT],
    }),
    object('v1', 'Probe', 'shop', {
      prober: { url: 'prober.example' },
      targets: { staticConfig: { static: ['shop.example'] } },
    }),
    object('v1', 'PrometheusRule', 'shop', {
      groups: [{ name: 'shop', rules: [{ record: 'one', expr: 'vector(1)' }] }],
    }),
    object('v1alpha1', 'ScrapeConfig', 'shop', {
      staticConfigs: [{ targets: ['shop.example:80'] }],
    }),
    object('v1alpha1', 'AlertmanagerConfig', 'shop', {
      route: { receiver: 'nobody' },
      receivers: [{ name: 'nobody' }],
    }),
  ];
}

function object(
  version: string,
  kind: string,
  name: string,
  spec: object,
): KubernetesObject {
  return {
    apiVersion: `${GROUP}/${version}`,
    kind,
    metadata: { namespace: NAMESPACE, name },
    spec,
  };
}
