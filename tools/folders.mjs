// @ts-check
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The yarn release in the repository. */
export const YARN = join(ROOT, '.yarn/releases/yarn-4.13.0.cjs');

/**
 * Returns the folder of everything that Eco stores outside the checkout. It can
 * be deleted at any time while Eco is not running.
 *
 * @returns {string} an absolute path, which may not exist yet
 */
export function cacheFolder() {
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
