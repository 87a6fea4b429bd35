import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';

const AT = '2026-01-01T00:00:00Z';

/** Creates a sample of one object of the kind `shops.shop.corp`. */
export function sample(
  facts: Partial<CustomResourceSample> = {},
): CustomResourceSample {
  return {
    group: 'shop.corp',
    plural: 'shops',
    kind: 'Shop',
    version: 'v1',
    scope: 'Namespaced',
    state: 'read',
    sampledAt: AT,
    triedAt: AT,
    crdFingerprint: '',
    sampled: 1,
    managers: [],
    owners: [],
    finalizers: [],
    deleting: 0,
    names: [{ namespace: 'shop', name: 'main' }],
    ...facts,
  };
}
