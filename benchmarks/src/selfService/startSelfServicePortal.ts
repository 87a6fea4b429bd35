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

/** Options of a portal with self-service. */
export interface SelfServiceOptions {
  cluster: PortalCluster;
  database?: JsonObject;
  /** Namespaces in which databases are allowed. Default: that of the shop. */
  namespaces?: string[];
  port?: number;
  /** Whether the task of a killed backend is recovered. Default: true. */
  taskRecovery?: boolean;
  /** Files of templates in addition to the shipped one. */
  templates?: string[];
}

/**
 * Starts a portal with the real scaffolder, Eco's actions and the shipped
 * template for PostgreSQL. Guests may create databases.
 */
export function startSelfServicePortal({
  cluster,
  namespaces = [NAMESPACE],
  taskRecovery = true,
  templates = [],
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
          join(ROOT, 'templates/postgresql/template.yaml'),
          ...templates,
        ].map(target => ({ type: 'file', target })),
      },
      // Recovers an acknowledged task whose backend was killed.
      scaffolder: {
        taskRecovery: {
          enabled: taskRecovery,
          staleTimeout: { seconds: 10 },
        },
      },
      eco: { databases: { allowed: [{ namespaces }] } },
    },
  });
}
