import getPort from 'get-port';

/**
 * Finds distinct ports of 127.0.0.1 that are free now. Another process may take
 * one before it is used, so callers must retry then.
 */
export function findFreePorts(count: number): Promise<number[]> {
  return Promise.all(
    Array.from({ length: count }, () => getPort({ host: '127.0.0.1' })),
  );
}
