import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('./localAccess'));
backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('./demoPersonas'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./permissions'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage-eco/plugin-scaffolder-backend-module-eco'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage-eco/plugin-search-backend-module-eco'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@backstage-eco/plugin-eco-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
