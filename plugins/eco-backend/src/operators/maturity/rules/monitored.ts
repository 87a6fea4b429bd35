import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import { MonitorFacts, ServiceFacts } from '@backstage-eco/plugin-eco-node';
import { observedFact } from '../../observedFact';
import { selectorText, selectsLabels } from '../../selectsLabels';
import { MaturityRule } from '../MaturityRule';
import { OperatorView } from '../OperatorView';

/**
 * Further pairs are not compared, because a tenant can create any number of
 * both.
 */
const MAX_PAIRS = 10_000;

/** Whether a monitor covers a namespace. */
function reaches({ namespaces }: MonitorFacts, namespace?: string): boolean {
  return (
    namespaces === 'all' ||
    (namespace !== undefined && namespaces.includes(namespace))
  );
}

/** Returns the Services that select the operator's pods. */
function servicesOf(operator: OperatorView): ServiceFacts[] {
  const { namespace, podLabels } = operator.workload;
  return operator.items('services').filter(service => {
    const selector = Object.entries(service.selector);
    return (
      service.namespace === namespace &&
      selector.length > 0 &&
      selector.every(([key, value]) => podLabels[key] === value)
    );
  });
}

/** Whether a Service has a port that the monitor scrapes. */
function hasPort({ ports }: ServiceFacts, monitor: MonitorFacts): boolean {
  return (
    monitor.ports.length === 0 ||
    ports.some(
      ({ name, target }) =>
        (name !== undefined && monitor.ports.includes(name)) ||
        (target !== undefined && monitor.ports.includes(target)),
    )
  );
}

function selectorFact(monitor: MonitorFacts): ObservedFact {
  return observedFact(monitor, 'spec.selector', selectorText(monitor.selector));
}

/**
 * Level 4: a ServiceMonitor or PodMonitor of the Prometheus Operator selects
 * it, so that its metrics are scraped.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/
 */
export const monitored: MaturityRule = {
  id: 'monitored',
  level: 4,
  weight: 'sufficient',
  about: ['workload'],
  looksIn: ['serviceMonitors', 'podMonitors', 'services'],

  check(operator) {
    const { workload } = operator;
    const { namespace, podLabels } = workload;
    const ofPods = operator
      .items('podMonitors')
      .filter(
        monitor =>
          reaches(monitor, namespace) &&
          selectsLabels(monitor.selector, podLabels),
      );
    const services = servicesOf(operator);
    const near = operator
      .items('serviceMonitors')
      .filter(monitor => reaches(monitor, namespace));
    if (ofPods.length === 0 && services.length * near.length > MAX_PAIRS) {
      return {
        state: 'unknown',
        reason: `Too many to compare: ${services.length} Services and ${near.length} ServiceMonitors.`,
      };
    }
    const ofServices = near
      .slice(0, MAX_PAIRS / (services.length || 1))
      .filter(monitor =>
        services.some(
          service =>
            selectsLabels(monitor.selector, service.labels) &&
            hasPort(service, monitor),
        ),
      );
    const [first] = [...ofServices, ...ofPods];
    return first
      ? {
          state: 'observed',
          reason: `${first.kind} ${first.name} selects it.`,
          evidence: [...ofServices, ...ofPods].map(selectorFact),
        }
      : {
          state: 'not-observed',
          reason: 'No ServiceMonitor or PodMonitor selects it.',
        };
  },
};
