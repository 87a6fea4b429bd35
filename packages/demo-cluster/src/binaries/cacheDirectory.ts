import { homedir } from 'os';
import { join } from 'path';
import { ETCD_VERSION, KUBERNETES_VERSION, KWOK_VERSION } from './versions';

/**
 * Where binaries are kept: outside the checkout, so that every checkout and
 * every test shares them. `ECO_CACHE` wins over the system's own convention.
 */
function cacheDirectory(
  environment: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
): string {
  if (environment.ECO_CACHE) {
    return environment.ECO_CACHE;
  }
  if (platform === 'darwin') {
    return join(homedir(), 'Library', 'Caches', 'eco');
  }
  const base = environment.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return join(base, 'eco');
}

/** The folder of exactly these versions for this platform. */
export function binariesDirectory(platform: string): string {
  const versions = [KUBERNETES_VERSION, ETCD_VERSION, KWOK_VERSION].join('-');
  return join(cacheDirectory(), 'control-plane', `${versions}-${platform}`);
}
