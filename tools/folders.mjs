// @ts-check
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The yarn that the repository brings. */
export const YARN = join(ROOT, '.yarn/releases/yarn-4.13.0.cjs');

/**
 * The folder that holds everything Eco keeps outside the checkout.
 * Deleting it is safe at any time when nothing of Eco runs.
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
