import { KubernetesObject } from 'control-plane';
import { asInstalled } from './asInstalled';

const RBAC = 'rbac.authorization.k8s.io/v1';

function installed(object: KubernetesObject, ...more: KubernetesObject[]) {
  return asInstalled([object, ...more]).find(
    ({ metadata }) => metadata.name === object.metadata.name,
  )!;
}

describe('asInstalled', () => {
  it('converts the CRDs of old manifests to the served version', () => {
    const { apiVersion, spec } = installed({
      apiVersion: 'apiextensions.k8s.io/v1beta1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'carts.shop.example' },
      spec: { version: 'v1', subresources: { status: {} } },
    });
    expect(apiVersion).toBe('apiextensions.k8s.io/v1');
    expect(spec.versions).toEqual([
      expect.objectContaining({
        name: 'v1',
        served: true,
        subresources: { status: {} },
      }),
    ]);
  });

  it('sets the newer of the two service account fields', () => {
    const { spec } = installed({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'cart-controller' },
      spec: { template: { spec: { serviceAccount: 'cart' } } },
    });
    expect(spec.template.spec.serviceAccountName).toBe('cart');
  });

  it('fills in the rules of an aggregated role', () => {
    const rules = [
      { apiGroups: ['shop.example'], resources: ['carts'], verbs: ['get'] },
    ];
    expect(
      installed(
        {
          apiVersion: RBAC,
          kind: 'ClusterRole',
          metadata: { name: 'all' },
          aggregationRule: {
            clusterRoleSelectors: [{ matchLabels: { part: 'yes' } }],
          },
        },
        {
          apiVersion: RBAC,
          kind: 'ClusterRole',
          metadata: { name: 'one', labels: { part: 'yes' } },
          rules,
        },
      ).rules,
    ).toEqual(rules);
  });

  it('gives objects a namespace only if their kind is namespaced', () => {
    expect(
      installed({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
      }).metadata.namespace,
    ).toBe('default');
    expect(
      installed({
        apiVersion: RBAC,
        kind: 'ClusterRole',
        metadata: { name: 'web', namespace: 'shop' },
      }).metadata.namespace,
    ).toBeUndefined();
  });
});
