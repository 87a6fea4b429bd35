/**
 * The steps of `npm start`, for other ways to start a portal.
 *
 * @packageDocumentation
 */

export { ensureAppBuild } from './appBuild';
export { backendReady, startBackend } from './backend';
export type { NodeChild } from './childProcess';
export type { PortalCluster } from './clusters';
export { ROOT } from './folders';
export { portalConfig, writePrivateConfig } from './generatedConfig';
