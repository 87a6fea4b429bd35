import { OwnedObject } from '@backstage-eco/plugin-eco-common';
import {
  CustomResourceSample,
  ServiceFacts,
} from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '@backstage-eco/plugin-eco-recognition';
import {
  buildInventory,
  crd,
  service,
} from '../detection/testing/buildInventory';
import { sample } from './__testUtils__/sample';
import { OwnedObjects } from './OwnedObjects';

const shops = crd('shops.shop.corp', { definedKind: 'Shop' });
const SHOP = { apiVersion: 'shop.corp/v1', kind: 'Shop', name: 'main' };
/** Labels that kro 0.9.4 writes. */
const KRO = {
  'kro.run/instance-id': 'uid of main',
  'kro.run/instance-group': 'shop.corp',
  'kro.run/instance-version': 'v1',
  'kro.run/instance-kind': 'Shop',
  'kro.run/instance-name': 'main',
  'kro.run/instance-namespace': 'shop',
};
/** Id of `main.shop.Shop.shop.corp`, hashed with openssl. */
const APPLY_SET = 'applyset-7fCut-PVj7ryJTAIGALoMbYiVYNRi7ws0k_jCWhZ8zo-v1';

/** Creates a Service with some labels or owners. */
function tied(facts: Partial<ServiceFacts>): ServiceFacts {
  return service({ namespace: 'web', name: 'front', ...facts });
}

function below(options: {
  services?: ServiceFacts[];
  crds?: ReturnType<typeof crd>[];
  samples?: CustomResourceSample[];
  of?: ReturnType<typeof crd>;
}): OwnedObject[] {
  const { services = [], crds = [shops], samples = [], of = shops } = options;
  const inventory = { ...buildInventory({ crds, services }), samples };
  return new OwnedObjects(new InventoryIndex(inventory)).below([of]).children;
}

/** Returns each child as `label: parent`. */
function ties(roots: OwnedObject[]): string[] {
  return roots.flatMap(({ object: { kind, namespace, name }, children }) =>
    children.map(
      ({ label, isController }) =>
        `${label}: ${kind} ${namespace}/${name}${
          isController ? ' manages' : ''
        }`,
    ),
  );
}

describe('an object without an owner reference to its custom resource', () => {
  it('is found by the labels of kro, in any namespace', () => {
    const roots = below({ services: [tied({ labels: KRO })] });
    expect(ties(roots)).toEqual(['kro.run/instance-id: Shop shop/main']);
    expect(roots[0].object).toEqual({ ...SHOP, namespace: 'shop' });
  });

  it('is not found if older labels of kro lack the kind', () => {
    const { 'kro.run/instance-kind': _, ...labels } = KRO;
    expect(below({ services: [tied({ labels })] })).toEqual([]);
  });

  it('can be the CRD of a ResourceGraphDefinition', () => {
    const graphs = crd('resourcegraphdefinitions.kro.run', {
      definedKind: 'ResourceGraphDefinition',
      scope: 'Cluster',
    });
    const labels = {
      'kro.run/resource-graph-definition-id': 'uid of shop',
      'kro.run/resource-graph-definition-name': 'shop',
    };
    const crds = [graphs, { ...shops, labels }];
    // People create the objects of a CRD, although kro labels them, too.
    const services = [tied({ labels })];
    expect(ties(below({ crds, services, of: graphs }))).toEqual([
      'kro.run/resource-graph-definition-id: ResourceGraphDefinition undefined/shop',
    ]);
  });

  it('is found by its ApplySet, if the name of the parent is known', () => {
    const labels = { 'applyset.kubernetes.io/part-of': APPLY_SET };
    const services = [tied({ labels })];
    expect(ties(below({ services, samples: [sample()] }))).toEqual([
      'applyset.kubernetes.io/part-of: Shop shop/main',
    ]);
    expect(below({ services })).toEqual([]);
  });

  it('is shown by its owner reference if it has one', () => {
    const owners = [{ ...SHOP, name: 'other', controller: true as const }];
    expect(ties(below({ services: [tied({ labels: KRO, owners })] }))).toEqual([
      'undefined: Shop web/other manages',
    ]);
  });
});

describe('a custom resource that owns something', () => {
  const services = [tied({ labels: KRO })];
  const finalizers = [
    {
      name: 'shop.corp/x',
      count: 2,
      example: { namespace: 'shop', name: 'main' },
    },
    {
      name: 'shop.corp/y',
      count: 2,
      example: { namespace: 'shop', name: 'b' },
    },
  ];

  it('shows only finalizers that were seen on itself', () => {
    const [root] = below({ services, samples: [sample({ finalizers })] });
    expect(root).toMatchObject({ isRead: false, finalizers: ['shop.corp/x'] });
    expect(root).not.toHaveProperty('deletingSince');
  });

  it('shows what it waits for while it is being deleted', () => {
    const waiting = [
      {
        namespace: 'shop',
        name: 'main',
        since: '2026-01-01T00:00:00Z',
        finalizers: ['shop.corp/y', 'shop.corp/z'],
      },
    ];
    const samples = [sample({ finalizers, waiting, deleting: 1 })];
    expect(below({ services, samples })).toMatchObject([
      {
        deletingSince: '2026-01-01T00:00:00Z',
        finalizers: ['shop.corp/y', 'shop.corp/z'],
      },
    ]);
  });

  it('shows no finalizers of a stale sample', () => {
    const samples = [sample({ finalizers, state: 'stale' })];
    expect(below({ services, samples })).toMatchObject([{ finalizers: [] }]);
  });
});
