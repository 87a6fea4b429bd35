import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout. This package is never built: it runs as it lies here. */
// eslint-disable-next-line no-restricted-syntax
export const ROOT = resolve(__dirname, '../../..');

/**
 * The folder of one portal: its configuration, with this start's credentials,
 * and its log. Two portals side by side differ in the port.
 */
export function stateFolder(port: number): string {
  return join(cacheFolder(), `portal-${port}`);
}

/** The same folder as in tools/folders.mjs, which runs before TypeScript can. */
function cacheFolder(): string {
  if (process.env.ECO_CACHE) {
    return process.env.ECO_CACHE;
  }
  if (process.env.XDG_CACHE_HOME) {
    return join(process.env.XDG_CACHE_HOME, 'eco');
  }
  return process.platform === 'darwin'
    ? join(homedir(), 'Library/Caches/eco')
    : join(homedir(), '.cache/eco');
}
