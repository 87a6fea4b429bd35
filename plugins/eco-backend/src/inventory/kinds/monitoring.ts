import { MonitorFacts, ObjectFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedTexts,
  objectIn,
  objectsOf,
  RawObject,
} from '../facts/boundedText';
import { KindSource } from './KindSource';
import { labelSelector } from './labelSelector';

const prometheusOperator = {
  group: 'monitoring.coreos.com',
  versions: ['v1'],
};

/** ServiceMonitors of the Prometheus operator. */
export const serviceMonitors: KindSource<'serviceMonitors'> = {
  ...prometheusOperator,
  part: 'serviceMonitors',
  resource: 'servicemonitors',
  kind: 'ServiceMonitor',
  uses: { operators: ['selector', 'namespaces'] },
  toFacts: toMonitor,
};

/** PodMonitors of the Prometheus operator. */
export const podMonitors: KindSource<'podMonitors'> = {
  ...prometheusOperator,
  part: 'podMonitors',
  resource: 'podmonitors',
  kind: 'PodMonitor',
  uses: { operators: ['selector', 'namespaces'] },
  toFacts: toMonitor,
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

function toMonitor(raw: RawObject, common: ObjectFacts): MonitorFacts {
  const spec = objectIn(raw, 'spec');
  return {
    ...common,
    selector: labelSelector(spec, 'selector'),
    namespaces: watchedNamespaces(
      objectIn(spec, 'namespaceSelector'),
      common.namespace,
    ),
  };
}

/**
 * Without names it is the monitor's own namespace. Source: the Prometheus
 * operator's API reference, NamespaceSelector.
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
