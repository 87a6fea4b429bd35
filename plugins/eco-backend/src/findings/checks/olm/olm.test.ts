import {
  CatalogSourceFacts,
  ClusterServiceVersionFacts,
  InstallPlanFacts,
} from '@backstage-eco/plugin-eco-node';
import { object } from '../../../detection/testing/buildInventory';
import { messagesOf } from '../../__testUtils__/runCheck';
import { olmCatalogDown } from './olmCatalogDown';
import { olmInstallFailed } from './olmInstallFailed';
import { olmUpgradeWaits } from './olmUpgradeWaits';

const V1ALPHA1 = 'operators.coreos.com/v1alpha1';

describe('OLM checks', () => {
  it('find operators that could not be installed', () => {
    const clusterServiceVersions = ['Failed', 'Succeeded', undefined].map(
      (phase): ClusterServiceVersionFacts =>
        object('ClusterServiceVersion', V1ALPHA1, {
          name: 'acme.v1',
          phase,
          reason: 'ComponentUnhealthy',
          ownedCrds: [],
          requiredCrds: [],
          deployments: [],
        }),
    );
    expect(messagesOf(olmInstallFailed, { clusterServiceVersions })).toEqual([
      'OLM could not install acme.v1 (ComponentUnhealthy).',
    ]);
  });

  it('find plans that failed', () => {
    const installPlans = ['Failed', 'Complete'].map(
      (phase): InstallPlanFacts =>
        object('InstallPlan', V1ALPHA1, {
          name: 'install-1',
          approved: true,
          phase,
          versions: ['acme.v2'],
        }),
    );
    expect(messagesOf(olmInstallFailed, { installPlans })).toEqual([
      'InstallPlan install-1 failed to install acme.v2.',
    ]);
  });

  it('find upgrades that wait for approval', () => {
    const installPlans = ['RequiresApproval', 'Complete'].map(
      (phase): InstallPlanFacts =>
        object('InstallPlan', V1ALPHA1, {
          name: 'install-1',
          approved: phase === 'Complete',
          phase,
          versions: ['acme.v2'],
        }),
    );
    expect(messagesOf(olmUpgradeWaits, { installPlans })).toEqual([
      'InstallPlan install-1 waits for approval: acme.v2.',
    ]);
  });

  it('find catalogs that cannot be reached', () => {
    const catalogSources = ['TRANSIENT_FAILURE', 'READY', 'CONNECTING'].map(
      (state): CatalogSourceFacts =>
        object('CatalogSource', V1ALPHA1, { name: 'community', state }),
    );
    expect(messagesOf(olmCatalogDown, { catalogSources })).toEqual([
      'CatalogSource community cannot be reached.',
    ]);
  });
});
