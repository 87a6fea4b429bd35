import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import {
  HorizontalPodAutoscalerFacts,
  InventoryFacts,
  InventoryKind,
  MonitorFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  crd,
  object,
  service,
  workload,
} from '../../detection/testing/buildInventory';
import { viewOf } from '../__testUtils__/view';
import { assessLevels } from './assessLevels';

const COUNT = 200;

const operator = workload(['corp/operator:1.0'], {
  namespace: 'shop',
  name: 'operator',
  podLabels: { app: 'operator' },
});

function many<T>(make: (at: number) => T): T[] {
  return Array.from({ length: COUNT }, (_, at) => make(at));
}

function ruleOf(
  id: string,
  lists: { [K in InventoryKind]?: InventoryFacts[K][] },
): { state: string; reason: string; evidence: ObservedFact[] } {
  const crds = [crd('carts.shop.corp')];
  const { view, inventory } = viewOf({ workload: operator, crds, lists });
  return assessLevels(view, inventory, [])
    .flatMap(({ rules }) => rules)
    .find(rule => rule.id === id)!;
}

describe('the maturity of an operator in a cluster with very many objects of a tenant', () => {
  it('does not read all workloads for each autoscaler', () => {
    const count = { reads: 0 };
    const replicaSets = many(at =>
      Object.defineProperty(workload([], { name: `web-${at}` }), 'kind', {
        get: () => {
          count.reads += 1;
          return 'ReplicaSet';
        },
      }),
    );
    const horizontalPodAutoscalers = many(at =>
      object<
        Pick<
          HorizontalPodAutoscalerFacts,
          'target' | 'minReplicas' | 'maxReplicas'
        >
      >('HorizontalPodAutoscaler', 'autoscaling/v2', {
        namespace: 'shop',
        name: `web-${at}`,
        target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'gone' },
        minReplicas: 1,
        maxReplicas: 3,
      }),
    );
    const rule = ruleOf('autoscaler', {
      replicaSets,
      horizontalPodAutoscalers,
    });
    expect(rule.state).toBe('not-observed');
    expect(count.reads).toBeLessThan(10 * COUNT);
  });

  it('is unknown if there are too many Services and monitors to compare', () => {
    const services = many(at =>
      service({
        namespace: 'shop',
        name: `web-${at}`,
        selector: { app: 'operator' },
      }),
    );
    const serviceMonitors = many(at =>
      object<Pick<MonitorFacts, 'namespaces' | 'ports' | 'selector'>>(
        'ServiceMonitor',
        'monitoring.coreos.com/v1',
        {
          name: `web-${at}`,
          namespaces: 'all',
          ports: [],
          selector: { matchLabels: { app: 'other' }, matchExpressions: [] },
        },
      ),
    );
    expect(ruleOf('monitored', { services, serviceMonitors })).toMatchObject({
      state: 'unknown',
      reason: 'Too many to compare: 200 Services and 200 ServiceMonitors.',
    });
  });
});
