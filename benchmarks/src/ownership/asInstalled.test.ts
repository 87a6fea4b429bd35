import { KubernetesObject } from 'control-plane';
import { asInstalled } from './asInstalled';

const RBAC = 'rbac.authorization.k8s.io/v1';

function installed(object: KubernetesObject, ...more: KubernetesObject[]) {
  return asInstalled([object, ...more]).find(
    ({ metadata }) => metadata.name === object.metadata.name,
  )!;
}

describe('asInstalled', () => {
  it('has the CRDs of old manifests in the version that followed', () => {
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

  it('has the account in the newer of its two fields', () => {
    const { spec } = installed({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'cart-controller' },
      spec: { template: { spec: { serviceAccount: 'cart' } } },
    });
    expect(spec.template.spec.serviceAccountName).toBe('cart');
  });

  it('puts the rules into a role that collects those of others', () => {
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

  it('gives objects a namespace only where their kind has one', () => {
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
