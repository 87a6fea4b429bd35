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
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@backstage-eco/plugin-eco-backend'));

backend.start();
