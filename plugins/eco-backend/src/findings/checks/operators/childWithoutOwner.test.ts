import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { workload } from '../../../detection/testing/buildInventory';
import { messagesOf } from '../../__testUtils__/runCheck';
import { controlledBy, operator, widgets } from './__testUtils__/widgets';
import { childWithoutOwner } from './childWithoutOwner';

describe('child-without-owner', () => {
  const owner = { apiVersion: 'acme.io/v1', kind: 'Widget', name: 'blue' };
  const child = (name: string, facts: Partial<WorkloadFacts> = {}) =>
    workload([], {
      namespace: 'shop',
      name,
      fieldManagers: [{ name: 'acme-operator', operation: 'Update' }],
      ...facts,
    });
  const owned = child('blue', { owners: [owner] });

  it('finds workloads without an owner whose siblings have one', () => {
    expect(
      messagesOf(childWithoutOwner, {
        deployments: [owned, child('green')],
        controllers: [],
      }),
    ).toEqual([
      'Deployment green written by acme-operator has no owner reference, unlike blue.',
    ]);
  });

  it('finds workloads created by the controller of a kind', () => {
    const controller = operator('acme', { name: 'acme-operator' });
    expect(
      messagesOf(childWithoutOwner, {
        crds: [widgets],
        controllers: controlledBy(controller),
        deployments: [controller, child('green')],
      }),
    ).toEqual([
      'Deployment green written by acme-operator has no owner reference, and acme-operator reconciles objects of kind Widget.',
    ]);
  });

  it.each<[string, WorkloadFacts[]]>([
    ['operators that own nothing', [child('green'), child('red')]],
    [
      'what is tracked otherwise',
      [
        owned,
        child('green', {
          annotations: { 'argocd.argoproj.io/tracking-id': 'shop' },
        }),
      ],
    ],
    [
      'who delivers manifests',
      ['blue', 'green'].map(name =>
        child(name, {
          fieldManagers: [{ name: 'helm' }],
          owners: name === 'blue' ? [owner] : [],
        }),
      ),
    ],
    [
      'who only writes status or scales',
      [
        owned,
        child('green', {
          fieldManagers: [{ name: 'acme-operator', subresource: 'scale' }],
        }),
      ],
    ],
  ])('accepts %s', (_, deployments) => {
    expect(
      messagesOf(childWithoutOwner, { deployments, controllers: [] }),
    ).toEqual([]);
  });
});
