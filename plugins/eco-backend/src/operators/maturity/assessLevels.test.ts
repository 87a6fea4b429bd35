import { MaturityRuleResult } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  CustomResourceSample,
  InventoryKind,
  LabelSelectorFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  crd,
  object,
  service,
  workload,
} from '../../detection/testing/buildInventory';
import { grant } from '../__testUtils__/access';
import { viewOf } from '../__testUtils__/view';
import { assessLevels } from './assessLevels';

const STALE = {
  state: 'stale' as const,
  readAt: '2026-01-01T00:00:00Z',
  since: '2026-01-02T00:00:00Z',
  reason: 'status 503',
  items: [],
};

function operator(facts: Partial<WorkloadFacts> = {}): WorkloadFacts {
  return workload(['corp/operator:1.0'], {
    namespace: 'shop',
    name: 'operator',
    serviceAccount: 'operator',
    podLabels: { app: 'operator' },
    desired: 1,
    ready: 1,
    ...facts,
  });
}

function cart(facts: Partial<CrdFacts> = {}): CrdFacts {
  return crd('carts.shop.corp', {
    definedKind: 'Cart',
    conditions: [{ type: 'Established', status: 'True' }],
    ...facts,
  });
}

function version(facts: Partial<CrdFacts['versions'][number]> = {}) {
  return { ...cart().versions[0], ...facts };
}

function sample(
  facts: Partial<CustomResourceSample> = {},
): CustomResourceSample {
  return {
    group: 'shop.corp',
    plural: 'carts',
    kind: 'Cart',
    version: 'v1',
    scope: 'Namespaced',
    state: 'read',
    triedAt: STALE.readAt,
    crdFingerprint: '',
    sampled: 2,
    managers: [],
    owners: [],
    finalizers: [],
    deleting: 0,
    ...facts,
  };
}

const selector: LabelSelectorFacts = {
  matchLabels: { app: 'operator' },
  matchExpressions: [],
};
const inShop = { namespace: 'shop', name: 'one' };

function monitor(port: string) {
  return object('ServiceMonitor', 'monitoring.coreos.com/v1', {
    ...inShop,
    selector,
    namespaces: ['shop'],
    ports: [port],
  });
}

function scraped(port: string) {
  return {
    serviceMonitors: [monitor(port)],
    services: [
      service({
        ...inShop,
        labels: { app: 'operator' },
        selector: { app: 'operator' },
        ports: [{ name: 'metrics', number: 8080 }],
      }),
    ],
  };
}

function autoscaler(owner: string) {
  return object('HorizontalPodAutoscaler', 'autoscaling/v2', {
    ...inShop,
    target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' },
    minReplicas: 1,
    maxReplicas: 3,
    owners: [{ apiVersion: 'shop.corp/v1', kind: owner, name: 'cart' }],
  });
}

type Situation = Partial<Parameters<typeof viewOf>[0]>;

function resultOf(
  id: string,
  situation: Situation,
): MaturityRuleResult | undefined {
  const { view, inventory } = viewOf({
    workload: operator(),
    crds: [cart()],
    ...situation,
  });
  return assessLevels(view, inventory, [])
    .flatMap(({ rules }) => rules)
    .find(rule => rule.id === id);
}

const two = { desired: 2, ready: 2 };
const withVersions = (facts: Partial<CrdFacts>) => ({
  crds: [
    cart({
      versions: [
        version(),
        version({ name: 'v1beta1', storage: false, deprecated: true }),
      ],
      ...facts,
    }),
  ],
});
const withFields = (...capabilityFields: string[]) => ({
  crds: [cart({ versions: [version({ capabilityFields })] })],
});
const withSample = (facts: Partial<CustomResourceSample>) => ({
  samples: [sample(facts)],
});
const withPort = (name: string) => ({
  workload: operator({
    containers: [
      {
        ...operator().containers[0],
        ports: [{ number: 9443 }, { name, number: 8080 }],
      },
    ],
  }),
});
const withBudget = (app: string) => ({
  lists: {
    podDisruptionBudgets: [
      object('PodDisruptionBudget', 'policy/v1', {
        ...inShop,
        selector: { matchLabels: { app }, matchExpressions: [] },
      }),
    ],
  },
});
const withAlerts = (name: string) => ({
  workload: operator({ labels: { 'app.kubernetes.io/name': 'cart' } }),
  lists: {
    prometheusRules: [
      object('PrometheusRule', 'monitoring.coreos.com/v1', {
        ...inShop,
        labels: { 'app.kubernetes.io/name': name },
        alerts: 2,
      }),
    ],
  },
});
const lists = (...kinds: InventoryKind[]): Situation => ({
  parts: Object.fromEntries(kinds.map(kind => [kind, STALE])),
});
const access = (resources: string[]) => ({
  lists: grant('operator', {
    group: 'shop.corp',
    resources,
    verbs: ['list', 'watch', 'patch'],
  }),
});
const withOldRoles = (resources: string[]): Situation => {
  const { clusterRoles: items } = access(resources).lists;
  return {
    ...access(resources),
    parts: { clusterRoles: { ...STALE, items } },
  };
};
const lease = (holder: string) => ({
  workload: operator(two),
  lists: {
    leases: [object('Lease', 'coordination.k8s.io/v1', { ...inShop, holder })],
  },
});
const settings = (value: boolean) => ({
  workload: operator({
    ...two,
    containers: [
      {
        ...operator().containers[0],
        settings: { leaderElection: { value, field: 'args[1]' } },
      },
    ],
  }),
});
const CONTAINER = 'spec.template.spec.containers[0]';
const SCHEMA = 'spec.versions[0].schema.openAPIV3Schema.properties';

describe('what a rule of maturity observes', () => {
  it.each<[string, Situation, string]>([
    ['workload-ready', {}, 'status.readyReplicas'],
    ['crds-established', {}, 'status.conditions[type=Established].status'],
    ['access-to-kinds', access(['pods', 'carts']), 'rules[0].resources[1]'],
    ['access-to-kinds', access(['*']), 'rules[0].resources[0]'],
    [
      'leader-election',
      lease('operator-5d8bc6f7d9-x2v4l_1'),
      'spec.holderIdentity',
    ],
    ['leader-election', settings(true), `${CONTAINER}.args[1]`],
    [
      'conversion',
      withVersions({ conversionStrategy: 'Webhook' }),
      'spec.conversion.strategy',
    ],
    ['stored-versions', withVersions({}), 'status.storedVersions'],
    [
      'upgrades',
      withFields('spec.updateStrategy'),
      `${SCHEMA}.spec.properties.updateStrategy`,
    ],
    ['disruption-budget', withBudget('operator'), 'spec.selector'],
    [
      'backups',
      withFields('spec.db.backup'),
      `${SCHEMA}.spec.properties.db.properties.backup`,
    ],
    [
      'backups',
      { crds: [cart({ definedKind: 'CartRestore' })] },
      'spec.names.kind',
    ],
    [
      'scale',
      { crds: [cart({ versions: [version({ subresources: ['scale'] })] })] },
      'spec.versions[0].subresources.scale',
    ],
    [
      'finalizers',
      withSample({
        finalizers: [{ name: 'shop.corp/x', count: 1, example: inShop }],
      }),
      'metadata.finalizers[shop.corp/x]',
    ],
    ['metrics-port', withPort('metrics'), `${CONTAINER}.ports[1].name`],
    ['monitored', { lists: scraped('metrics') }, 'spec.selector'],
    [
      'monitored',
      {
        lists: {
          podMonitors: [
            object('PodMonitor', 'monitoring.coreos.com/v1', {
              ...inShop,
              selector,
              namespaces: 'all' as const,
              ports: [],
            }),
          ],
        },
      },
      'spec.selector',
    ],
    ['alerts', withAlerts('cart'), 'metadata.labels[app.kubernetes.io/name]'],
    [
      'conditions',
      withFields('status.conditions'),
      `${SCHEMA}.status.properties.conditions`,
    ],
    [
      'autoscaler',
      { lists: { horizontalPodAutoscalers: [autoscaler('Cart')] } },
      'metadata.ownerReferences[0].kind',
    ],
    [
      'autoscaling',
      withFields('spec.maxReplicas'),
      `${SCHEMA}.spec.properties.maxReplicas`,
    ],
  ])('%s: observed %#', (id, situation, field) => {
    const result = resultOf(id, situation);
    expect(result).toMatchObject({ id, state: 'observed' });
    expect(result?.evidence[0].field).toBe(field);
  });

  it.each<[string, Situation]>([
    ['workload-ready', { workload: operator({ desired: 2, ready: 1 }) }],
    ['workload-ready', { workload: operator({ desired: 0, ready: 0 }) }],
    ['crds-established', { crds: [cart({ established: false })] }],
    ['access-to-kinds', access(['carts/status'])],
    ['access-to-kinds', access(['pods'])],
    ['leader-election', lease('operator-webhook-5d8bc6f7d9-x2v4l')],
    ['leader-election', settings(false)],
    ['conversion', withVersions({})],
    ['conversion', {}],
    ['stored-versions', withVersions({ storedVersions: ['v1beta1', 'v1'] })],
    ['upgrades', withFields('spec.backup')],
    ['disruption-budget', withBudget('other')],
    ['backups', {}],
    ['scale', {}],
    ['finalizers', withSample({})],
    ['metrics-port', withPort('web')],
    ['monitored', { lists: scraped('web') }],
    ['alerts', withAlerts('other')],
    ['conditions', {}],
    ['conditions', withFields('spec.conditions')],
    [
      'autoscaler',
      { lists: { horizontalPodAutoscalers: [autoscaler('Other')] } },
    ],
    ['autoscaling', {}],
  ])('%s: not observed %#', (id, situation) => {
    expect(resultOf(id, situation)?.state).toBe('not-observed');
  });

  it.each<[string, Situation]>([
    ['workload-ready', lists('deployments')],
    ['crds-established', lists('crds')],
    ['access-to-kinds', lists('roleBindings')],
    ['access-to-kinds', withOldRoles(['carts'])],
    ['leader-election', { workload: operator(two), ...lists('leases') }],
    ['conversion', lists('crds')],
    ['stored-versions', { ...withVersions({}), ...lists('crds') }],
    ['upgrades', lists('crds')],
    ['disruption-budget', lists('podDisruptionBudgets')],
    ['backups', lists('crds')],
    ['scale', lists('crds')],
    ['finalizers', {}],
    ['finalizers', withSample({ sampled: 0 })],
    ['metrics-port', lists('deployments')],
    ['monitored', lists('podMonitors')],
    ['alerts', lists('prometheusRules')],
    ['conditions', lists('crds')],
    ['autoscaler', lists('horizontalPodAutoscalers')],
    ['autoscaling', lists('crds')],
  ])('%s: unknown %#', (id, situation) => {
    expect(resultOf(id, situation)?.state).toBe('unknown');
  });

  it('skips leader election for one pod, and stored versions for one version', () => {
    expect(resultOf('leader-election', {})).toBeUndefined();
    expect(resultOf('stored-versions', {})).toBeUndefined();
  });
});

describe('a level of maturity', () => {
  function states(situation: Situation): string[] {
    const { view, inventory } = viewOf({
      workload: operator(),
      crds: [cart()],
      ...situation,
    });
    return assessLevels(view, inventory, [
      { by: 'primer', level: 4 },
      { by: 'olm', level: 2 },
    ]).map(({ state, declaredBy }) => `${state} ${declaredBy}`);
  }

  it('needs all required rules, and one sufficient rule', () => {
    expect(states(access(['carts']))).toEqual([
      'observed primer,olm',
      'not-observed primer,olm',
      'not-observed primer',
      'not-observed primer',
      'not-observed ',
    ]);
    expect(states({ lists: scraped('metrics') })).toMatchObject({
      0: 'not-observed primer,olm',
      3: 'observed primer',
    });
  });

  it('is unknown if its evidence was not read', () => {
    expect(
      states({ ...access(['carts']), ...lists('podMonitors', 'leases') }),
    ).toMatchObject({ 0: 'observed primer,olm', 3: 'unknown primer' });
  });
});
