import { Config } from '@backstage/config';

/**
 * Returns the host that the backend listens on, as Backstage reads
 * `backend.listen`: `port`, `host:port`, or both as keys.
 *
 * @returns an empty string if no host is set, which means all addresses
 */
export function listenHost(config: Config): string {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    return listen.includes(':') ? listen.split(':')[0] : '';
  }
  return config.getOptionalString('backend.listen.host') ?? '';
}

/** Whether a host is only reachable from this machine. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
}
