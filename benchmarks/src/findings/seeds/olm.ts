import { objectOf, Seed } from './Seed';
import { createWithStatus } from './parts';

const V1ALPHA1 = 'operators.coreos.com/v1alpha1';
const namespace = 'operators';

/** For OLM. */
export const OLM_SEEDS: Seed[] = [
  {
    id: 'olm-install-failed: a ClusterServiceVersion in phase Failed',
    check: 'olm-install-failed',
    about: 'acme.v1.2.3',
    sow: ({ client }) =>
      createWithStatus(
        client,
        objectOf(V1ALPHA1, 'ClusterServiceVersion', 'acme.v1.2.3', {
          namespace,
          spec: {
            displayName: 'Acme',
            version: '1.2.3',
            install: { strategy: 'deployment', spec: { deployments: [] } },
          },
        }),
        { phase: 'Failed', reason: 'ComponentUnhealthy' },
      ),
  },
  {
    id: 'olm-upgrade-waits: nobody approves the plan',
    check: 'olm-upgrade-waits',
    about: 'install-x7k2p',
    sow: ({ client }) =>
      createWithStatus(
        client,
        objectOf(V1ALPHA1, 'InstallPlan', 'install-x7k2p', {
          namespace,
          spec: {
            approval: 'Manual',
            approved: false,
            clusterServiceVersionNames: ['acme.v1.2.4'],
          },
        }),
        { phase: 'RequiresApproval', catalogSources: [] },
      ),
  },
  {
    id: 'olm-catalog-down: the catalog cannot be pulled',
    check: 'olm-catalog-down',
    about: 'community',
    sow: ({ client }) =>
      createWithStatus(
        client,
        objectOf(V1ALPHA1, 'CatalogSource', 'community', {
          namespace,
          spec: { sourceType: 'grpc', image: 'example.com/catalog:v1' },
        }),
        { connectionState: { lastObservedState: 'TRANSIENT_FAILURE' } },
      ),
  },
  {
    id: 'olm-install-failed: a plan whose objects were refused',
    check: 'olm-install-failed',
    about: 'install-f4i1d',
    sow: ({ client }) =>
      createWithStatus(
        client,
        objectOf(V1ALPHA1, 'InstallPlan', 'install-f4i1d', {
          namespace,
          spec: {
            approval: 'Automatic',
            approved: true,
            clusterServiceVersionNames: ['acme.v1.2.5'],
          },
        }),
        { phase: 'Failed', catalogSources: [] },
      ),
  },
];
