import { ClusterServiceVersionFacts } from '@backstage-eco/plugin-eco-node';
import { object } from '../../../detection/testing/buildInventory';
import { cluesOf, operator } from '../../__testUtils__/clues';
import { olm } from './olm';

function csv(
  facts: Partial<ClusterServiceVersionFacts>,
): ClusterServiceVersionFacts {
  return {
    ...object<{}>('ClusterServiceVersion', 'operators.coreos.com/v1alpha1', {
      namespace: 'shop',
      name: 'shop.v1',
    }),
    ownedCrds: ['shops.shop.corp'],
    requiredCrds: [],
    deployments: ['controller'],
    ...facts,
  };
}

const deployments = [operator('controller'), operator('other')];

describe('the join by OLM', () => {
  it('finds the Deployments of the bundle that owns the CRD', () => {
    expect(
      cluesOf(olm, { deployments, clusterServiceVersions: [csv({})] }),
    ).toEqual([
      'controller declared: spec.customresourcedefinitions.owned[].name=shops.shop.corp, spec.install.spec.deployments[].name=controller',
    ]);
  });

  it('ignores CRDs that a bundle only requires', () => {
    const requiring = csv({ ownedCrds: [], requiredCrds: ['shops.shop.corp'] });
    expect(
      cluesOf(olm, { deployments, clusterServiceVersions: [requiring] }),
    ).toEqual([]);
  });
});
