import { Tool } from '@backstage-eco/plugin-eco-common';
import { FindingSubject } from '@backstage-eco/plugin-eco-node';
import {
  buildInventory,
  crd,
  workload,
} from '../detection/testing/buildInventory';
import { findControllers } from '../operators';
import { grant } from '../operators/__testUtils__/access';
import { ToolSubjects } from './ToolSubjects';

const CARTS = { definedKind: 'Cart' };
const CART_TOOL: Tool = {
  id: 'carts',
  name: 'Carts',
  purpose: 'Keeps carts.',
  layers: ['data'],
  observable: 'always',
  links: [],
};

/**
 * The tool `carts` has the workload `shop/controller`, the only controller of
 * carts.
 */
function subjects(): ToolSubjects {
  const inventory = buildInventory({
    crds: [crd('carts.shop.corp', CARTS), crd('orphans.shop.corp')],
    deployments: [
      workload(['corp/operator:1.4.0'], {
        namespace: 'shop',
        name: 'controller',
        serviceAccount: 'controller',
      }),
    ],
    ...grant('controller', {
      group: 'shop.corp',
      resources: ['carts', 'carts/status'],
      verbs: ['*'],
    }),
  });
  return new ToolSubjects({
    inventory,
    detections: [
      {
        toolId: 'carts',
        state: 'installed',
        confidence: 'high',
        places: [
          {
            namespace: 'shop',
            workloads: [
              {
                apiVersion: 'apps/v1',
                kind: 'Deployment',
                namespace: 'shop',
                name: 'controller',
              },
            ],
          },
        ],
        evidence: [],
      },
    ],
    unknownTools: [],
    tools: new Map([['carts', CART_TOOL]]),
    controllers: findControllers(inventory),
    now: new Date(0),
  });
}

function object(kind: string, name: string, apiVersion = 'apps/v1') {
  return { type: 'object' as const, apiVersion, kind, namespace: 'shop', name };
}

const CRD = 'CustomResourceDefinition';
const APIEXTENSIONS = 'apiextensions.k8s.io/v1';

describe('ToolSubjects', () => {
  it.each<[string, FindingSubject, string | undefined]>([
    ['its workload', object('Deployment', 'controller'), 'carts'],
    ['another workload', object('StatefulSet', 'controller'), undefined],
    ['its CRD', object(CRD, 'carts.shop.corp', APIEXTENSIONS), 'carts'],
    ['its object', object('Cart', 'one', 'shop.corp/v1'), 'carts'],
    ['a kind of another group', object('Cart', 'one', 'corp/v1'), undefined],
    [
      'a CRD that nothing acts on',
      object(CRD, 'orphans.shop.corp', APIEXTENSIONS),
      undefined,
    ],
    [
      'its kind',
      { type: 'kind', apiVersion: 'shop.corp/v1', kind: 'Cart' },
      'carts',
    ],
    ['the cluster', { type: 'cluster' }, undefined],
  ])('finds the tool of %s', (_, subject, toolId) => {
    expect(subjects().toolOf(subject)).toBe(toolId);
  });
});
