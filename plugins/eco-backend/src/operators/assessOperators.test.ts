import { Detection, Tool } from '@backstage-eco/plugin-eco-common';
import { Inventory, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import {
  buildInventory,
  crd,
  object,
  workload,
} from '../detection/testing/buildInventory';
import { grant } from './__testUtils__/access';
import { assessKinds } from './assessKinds';
import { assessOperators } from './assessOperators';
import { findControllers } from './controllers/findControllers';

function operator(name: string, facts: Partial<WorkloadFacts> = {}) {
  return workload(['corp/operator:1.4.0'], {
    namespace: 'shop',
    name,
    serviceAccount: name,
    ...facts,
  });
}

const carts = crd('carts.shop.corp', { definedKind: 'Cart' });
const access = grant('controller', {
  group: 'shop.corp',
  resources: ['carts', 'carts/status'],
  verbs: ['*'],
});
const tool: Tool = {
  id: 'rook',
  name: 'Rook',
  purpose: 'Storage.',
  layers: ['storage'],
  observable: 'always',
  owns: ['shop.corp/Cart'],
  links: [],
};

function detection(toolId: string, version: string): Detection {
  const object_ = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'controller',
  };
  return {
    toolId,
    state: 'installed',
    confidence: 'high',
    evidence: [],
    places: [
      {
        namespace: 'shop',
        workloads: [object_],
        version: {
          value: version,
          evidence: {
            signal: 'image',
            object: object_,
            field: 'spec',
            value: version,
          },
        },
      },
    ],
  };
}

function assess(inventory: Inventory, detections: Detection[] = []) {
  return assessOperators({
    inventory,
    controllers: findControllers(inventory),
    frameworks: [],
    detections,
    tools: new Map([
      ['rook', tool],
      ['helm', { ...tool, id: 'helm', owns: [] }],
    ]),
  });
}

describe('the operators of a cluster', () => {
  it('are the controllers of kinds, with their permissions', () => {
    const [one, ...others] = assess(
      buildInventory({
        crds: [carts],
        deployments: [operator('controller'), operator('web')],
        ...access,
      }),
    );
    expect(others).toEqual([]);
    expect(one.summary).toMatchObject({
      workload: { namespace: 'shop', kind: 'Deployment', name: 'controller' },
      version: '1.4.0',
      kinds: [{ group: 'shop.corp', plural: 'carts', isContested: false }],
      wildcards: 1,
    });
    expect(one.summary.maturity).toHaveLength(5);
    expect(one.detail.permissions).toMatchObject({
      account: 'shop/controller',
      rules: [{ field: 'rules[0]', verbs: ['*'], wildcards: ['verbs'] }],
      wildcards: 1,
    });
  });

  it('are named after the tool whose kinds they manage', () => {
    const inventory = buildInventory({
      crds: [carts],
      deployments: [operator('controller')],
      ...access,
    });
    const [{ summary, detail }] = assess(inventory, [
      detection('helm', '9.9.9'),
      detection('rook', '1.5.0'),
    ]);
    expect(summary).toMatchObject({ toolId: 'rook', version: '1.5.0' });
    expect(detail.declared).toEqual([{ by: 'primer', level: 5 }]);
  });

  it('share contested kinds if the controller is ambiguous', () => {
    const others = grant('manager', {
      group: 'shop.corp',
      resources: ['carts', 'carts/status'],
      verbs: ['*'],
    });
    const inventory = buildInventory({
      crds: [carts],
      deployments: [operator('controller'), operator('manager')],
      clusterRoles: [...access.clusterRoles, ...others.clusterRoles],
      clusterRoleBindings: [
        ...access.clusterRoleBindings,
        ...others.clusterRoleBindings,
      ],
    });
    const operators = assess(inventory);
    expect(
      operators.map(({ detail }) => [
        detail.workload.name,
        detail.kinds[0].isContested,
      ]),
    ).toEqual([
      ['controller', true],
      ['manager', true],
    ]);
    const controllers = findControllers(inventory);
    const [kind] = assessKinds({ inventory, controllers, operators });
    expect(kind.controller).toMatchObject({
      state: 'ambiguous',
      candidates: [
        { workload: { name: 'controller' } },
        { workload: { name: 'manager' } },
      ],
    });
  });

  it('show what their custom resources own, and its finalizers', () => {
    const owner = { apiVersion: 'shop.corp/v1', kind: 'Cart', name: 'blue' };
    const database = object('StatefulSet', 'apps/v1', {
      namespace: 'shop',
      name: 'blue-db',
      uid: 'u1',
      owners: [{ ...owner, controller: true as const }],
      finalizers: ['shop.corp/x'],
      containers: [],
      podLabels: {},
    });
    const claim = object('PersistentVolumeClaim', 'v1', {
      namespace: 'shop',
      name: 'data',
      owners: [
        { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'b', uid: 'u1' },
      ],
    });
    const [{ detail }] = assess(
      buildInventory({
        crds: [carts],
        deployments: [operator('controller')],
        statefulSets: [database],
        persistentVolumeClaims: [claim],
        ...access,
      }),
    );
    expect(detail.children).toMatchObject([
      {
        object: { ...owner, namespace: 'shop' },
        isRead: false,
        children: [
          {
            object: { kind: 'StatefulSet', name: 'blue-db' },
            isController: true,
            finalizers: ['shop.corp/x'],
            children: [{ object: { name: 'data' }, isController: false }],
          },
        ],
      },
    ]);
  });

  it('show watched namespaces, and omit unknown facts', () => {
    const field = 'args[1]';
    const watching = operator('controller', {
      containers: [
        {
          name: 'main',
          image: 'corp/operator:latest',
          init: false,
          settings: { watchedNamespaces: { value: ['shop'], field } },
        },
      ],
    });
    const lists = { crds: [carts], deployments: [watching], ...access };
    const [{ summary, detail }] = assess(buildInventory(lists));
    expect(detail.watched).toMatchObject({
      isAll: false,
      namespaces: ['shop'],
      fact: { field: `spec.template.spec.containers[0].${field}` },
    });
    expect(summary.version).toBeUndefined();
    expect(summary.toolId).toBeUndefined();
  });
});

describe('the kinds of a cluster', () => {
  it('have their controller, and the number of objects', () => {
    const inventory = buildInventory({
      crds: [carts, crd('orphans.shop.corp')],
      deployments: [operator('controller')],
      ...access,
    });
    const controllers = findControllers(inventory);
    const kinds = assessKinds({
      inventory,
      controllers,
      operators: assess(inventory, [detection('rook', '1.5.0')]),
    });
    expect(kinds).toMatchObject([
      {
        plural: 'carts',
        facts: { served: ['v1'], toolId: 'rook' },
        controller: {
          state: 'found',
          candidates: [{ workload: { name: 'controller' } }],
        },
      },
      { plural: 'orphans', controller: { state: 'not-here', candidates: [] } },
    ]);
  });
});
