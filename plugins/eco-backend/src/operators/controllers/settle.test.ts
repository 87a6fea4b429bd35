import {
  ServiceFacts,
  ServicePortFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  buildInventory,
  crd,
  service,
} from '../../detection/testing/buildInventory';
import { clusterRole, clusterRoleBinding } from '../__testUtils__/access';
import { operator as workloadOf } from '../__testUtils__/clues';
import { findControllers } from './findControllers';

const ALL = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/** Creates a Deployment with its own account and label. */
function part(name: string, facts: Partial<WorkloadFacts> = {}): WorkloadFacts {
  return workloadOf(name, { podLabels: { app: name }, ...facts });
}

function serviceOf(
  name: string,
  ports: ServicePortFacts[],
  of = name,
): ServiceFacts {
  return service({ namespace: 'shop', name, selector: { app: of }, ports });
}

/**
 * Returns who leads for the kind `Cart` if each workload may write it, with
 * some verbs.
 */
function leadersOf(
  parts: WorkloadFacts[],
  rest: {
    verbs?: Record<string, string[]>;
    services?: ServiceFacts[];
    calls?: string;
  } = {},
): string[] {
  const { verbs = {}, services = [], calls } = rest;
  const accounts = [...new Set(parts.map(each => each.serviceAccount!))];
  const [told] = findControllers(
    buildInventory({
      crds: [
        crd('carts.shop.corp', {
          definedKind: 'Cart',
          ...(calls && {
            conversionStrategy: 'Webhook',
            conversionService: { namespace: 'shop', name: calls },
          }),
        }),
      ],
      deployments: parts,
      services,
      clusterRoles: accounts.map(name =>
        clusterRole(name, [
          {
            apiGroups: ['shop.corp'],
            resources: ['carts'],
            verbs: verbs[name] ?? ALL,
          },
        ]),
      ),
      clusterRoleBindings: accounts.map(name =>
        clusterRoleBinding(name, { namespace: 'shop', name }),
      ),
    }),
  );
  if (told.state === 'ambiguous') {
    return told.candidates.map(each => each.workload.name);
  }
  return told.state === 'found' ? [told.controller.workload.name] : [];
}

describe('the winner of a tie', () => {
  it('is the controller that is named after the kind', () => {
    expect(
      leadersOf([part('shop-operator'), part('big-cart-controller')]),
    ).toEqual(['big-cart-controller']);
    expect(leadersOf([part('one'), part('cart-adapter')])).toHaveLength(2);
    expect(
      leadersOf([part('x-operator'), part('y-cartset-controller')]),
    ).toHaveLength(2);
  });

  it('is the workload with leader election', () => {
    const [{ name, image, init }] = part('other').containers;
    const leaderElection = { value: true, field: 'args[0]' };
    const elects = part('other', {
      containers: [{ name, image, init, settings: { leaderElection } }],
    });
    expect(leadersOf([part('one'), elects])).toEqual(['other']);
  });

  it('is not the workload that serves people', () => {
    const parts = [part('one'), part('other')];
    const metrics = serviceOf('one', [{ name: 'http-metrics', number: 8080 }]);
    const console = serviceOf('other', [{ name: 'https', number: 443 }]);
    expect(leadersOf(parts, { services: [metrics, console] })).toEqual(['one']);
    expect(leadersOf(parts, { services: [metrics] })).toEqual(['one', 'other']);
  });

  it('is the workload with more access to the kind', () => {
    const verbs = { one: ALL, other: ['get', 'list', 'update', 'watch'] };
    expect(leadersOf([part('one'), part('other')], { verbs })).toEqual(['one']);
    expect(
      leadersOf([part('one'), part('other')], {
        verbs: { ...verbs, one: ['create', 'list', 'patch', 'watch'] },
      }),
    ).toEqual(['one', 'other']);
  });

  it('is the workload that is named a general controller', () => {
    expect(leadersOf([part('shop-manager'), part('notifier')])).toEqual([
      'shop-manager',
    ]);
    expect(
      leadersOf([part('controller'), part('discount-controller')]),
    ).toEqual(['controller']);
  });

  it('is not a separate webhook server, although the API server calls it', () => {
    const account = { serviceAccount: 'shop' };
    const webhook = serviceOf('hook', [{ name: 'https', number: 443 }], 'web');
    expect(
      leadersOf([part('controller', account), part('web', account)], {
        services: [webhook],
        calls: 'hook',
      }),
    ).toEqual(['controller']);
  });

  it('is otherwise the part of a program that the API server calls', () => {
    const account = { serviceAccount: 'shop' };
    const webhook = serviceOf('hook', [{ name: 'https', number: 443 }], 'two');
    const parts = [part('one', account), part('two', account)];
    expect(leadersOf(parts, { services: [webhook], calls: 'hook' })).toEqual([
      'two',
    ]);
    expect(leadersOf(parts)).toEqual(['one', 'two']);
  });
});
