import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import authPlugin from '@backstage/plugin-auth-backend';
import guestProvider from '@backstage/plugin-auth-backend-module-guest-provider';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import ecoPlugin from '@backstage-eco/plugin-eco-backend';
import ecoActions from '@backstage-eco/plugin-scaffolder-backend-module-eco';
import { ROOT } from 'portal-launcher/parts';
import { Portal, PortalCluster, startPortal } from '../portal/startPortal';
import { GUEST, OTHER_OWNER } from './Guest';
import { NAMESPACE } from './startShop';

/** What such a portal is told. */
export interface SelfServiceOptions {
  cluster: PortalCluster;
  database?: JsonObject;
  port?: number;
}

/**
 * Starts a portal with the real scaffolder, Eco's actions and the shipped template
 * for PostgreSQL. Whoever signs in as a guest may have databases.
 */
export function startSelfServicePortal({
  cluster,
  ...options
}: SelfServiceOptions): Promise<Portal> {
  return startPortal({
    ...options,
    clusters: [cluster],
    features: [
      authPlugin,
      guestProvider,
      catalogPlugin,
      scaffolderModel,
      scaffolderPlugin,
      ecoActions,
      ecoPlugin,
    ],
    config: {
      auth: {
        providers: {
          guest: {
            dangerouslyAllowOutsideDevelopment: true,
            ownershipEntityRefs: [GUEST, OTHER_OWNER],
          },
        },
      },
      catalog: {
        rules: [{ allow: ['Template'] }],
        locations: [
          {
            type: 'file',
            target: join(ROOT, 'templates/postgresql/template.yaml'),
          },
        ],
      },
      // A task that was acknowledged is taken up again when its backend is killed.
      scaffolder: {
        taskRecovery: { enabled: true, staleTimeout: { seconds: 10 } },
      },
      eco: { databases: { allowed: [{ namespaces: [NAMESPACE] }] } },
    },
  });
}
