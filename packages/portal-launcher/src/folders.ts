import { join, resolve } from 'node:path';
import { cacheDirectory } from 'control-plane';

/**
 * Root of the checkout. This package is never built: it runs from its sources.
 */
// eslint-disable-next-line no-restricted-syntax
export const ROOT = resolve(__dirname, '../../..');

/**
 * Returns the folder of one portal's configuration, with this start's
 * credentials, and its log. Each port has its own.
 */
export function stateFolder(port: number): string {
  return join(cacheDirectory(), `portal-${port}`);
}
