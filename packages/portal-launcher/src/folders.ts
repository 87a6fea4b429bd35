import { join, resolve } from 'node:path';
import { cacheDirectory } from 'control-plane';

/** The checkout. This package is never built: it runs as it lies here. */
// eslint-disable-next-line no-restricted-syntax
export const ROOT = resolve(__dirname, '../../..');

/**
 * The folder of one portal: its configuration, with this start's credentials,
 * and its log. Two portals side by side differ in the port.
 */
export function stateFolder(port: number): string {
  return join(cacheDirectory(), `portal-${port}`);
}
