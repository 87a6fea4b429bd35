import { homedir } from 'os';
import { join } from 'path';
import { ETCD_VERSION, KUBERNETES_VERSION, KWOK_VERSION } from './versions';

/**
 * Returns the folder of everything that can be recreated. It is outside the
 * checkout, so that all checkouts and tests share it. The same folder as in
 * `tools/folders.mjs`, which runs before TypeScript can.
 *
 * @returns an absolute path, which may not exist yet
 */
export function cacheDirectory(): string {
  const { ECO_CACHE, XDG_CACHE_HOME } = process.env;
  if (ECO_CACHE) {
    return ECO_CACHE;
  }
  if (XDG_CACHE_HOME) {
    return join(XDG_CACHE_HOME, 'eco');
  }
  return process.platform === 'darwin'
    ? join(homedir(), 'Library', 'Caches', 'eco')
    : join(homedir(), '.cache', 'eco');
}

/** Returns the folder of exactly these versions for a platform. */
export function binariesDirectory(platform: string): string {
  const versions = [KUBERNETES_VERSION, ETCD_VERSION, KWOK_VERSION].join('-');
  return join(cacheDirectory(), 'control-plane', `${versions}-${platform}`);
}
