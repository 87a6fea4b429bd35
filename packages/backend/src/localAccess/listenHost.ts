import { Config } from '@backstage/config';

/**
 * The host that the backend listens on, as Backstage reads `backend.listen`:
 * `port`, `host:port`, or the two as keys.
 *
 * @returns an empty text where it names none, which means every address
 */
export function listenHost(config: Config): string {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    return listen.includes(':') ? listen.split(':')[0] : '';
  }
  return config.getOptionalString('backend.listen.host') ?? '';
}

/** Whether a host can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
}
