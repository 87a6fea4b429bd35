import { MonitorFacts, ObjectFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedTexts,
  objectIn,
  objectsOf,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { KindSource } from './KindSource';
import { labelSelector } from './labelSelector';
import { MAX_PORTS, portName } from './ports';

const prometheusOperator = {
  group: 'monitoring.coreos.com',
  versions: ['v1'],
};

const MONITOR_USES = {
  operators: ['selector', 'namespaces', 'ports'],
} as const;

/** ServiceMonitors of the Prometheus operator. */
export const serviceMonitors: KindSource<'serviceMonitors'> = {
  ...prometheusOperator,
  part: 'serviceMonitors',
  resource: 'servicemonitors',
  kind: 'ServiceMonitor',
  uses: MONITOR_USES,
  toFacts: (raw, common) => toMonitor(raw, common, 'endpoints'),
};

/** PodMonitors of the Prometheus operator. */
export const podMonitors: KindSource<'podMonitors'> = {
  ...prometheusOperator,
  part: 'podMonitors',
  resource: 'podmonitors',
  kind: 'PodMonitor',
  uses: MONITOR_USES,
  toFacts: (raw, common) => toMonitor(raw, common, 'podMetricsEndpoints'),
};

/** PrometheusRules of the Prometheus operator. */
export const prometheusRules: KindSource<'prometheusRules'> = {
  ...prometheusOperator,
  part: 'prometheusRules',
  resource: 'prometheusrules',
  kind: 'PrometheusRule',
  uses: { operators: ['alerts'] },
  toFacts: (raw, common) => {
    const rules = objectsOf(objectIn(raw, 'spec').groups).flatMap(group =>
      objectsOf(group.rules),
    );
    const alerts = rules.filter(rule => typeof rule.alert === 'string');
    return { ...common, alerts: alerts.length };
  },
};

function toMonitor(
  raw: RawObject,
  common: ObjectFacts,
  endpointsField: string,
): MonitorFacts {
  const spec = objectIn(raw, 'spec');
  return {
    ...common,
    selector: labelSelector(spec, 'selector'),
    namespaces: watchedNamespaces(
      objectIn(spec, 'namespaceSelector'),
      common.namespace,
    ),
    ports: scrapedPorts(spec[endpointsField]),
  };
}

function scrapedPorts(endpoints: unknown): string[] {
  const ports = objectsOf(endpoints)
    .map(({ port, targetPort }) => portName(port) ?? portName(targetPort))
    .filter(port => port !== undefined);
  return [...new Set(ports)].slice(0, MAX_PORTS);
}

/**
 * Defaults to the monitor's own namespace. Source: the Prometheus operator's
 * API reference, NamespaceSelector.
 */
function watchedNamespaces(
  selector: RawObject,
  own: string | undefined,
): MonitorFacts['namespaces'] {
  if (selector.any === true) {
    return 'all';
  }
  const named = boundedTexts(selector.matchNames);
  return named.length > 0 || own === undefined ? named : [own];
}
