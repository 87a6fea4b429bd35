import getPort from 'get-port';

/**
 * Finds ports of 127.0.0.1 that are free at this moment, all different. Another
 * process may take one before it is used: the caller tries again then.
 */
export function findFreePorts(count: number): Promise<number[]> {
  return Promise.all(
    Array.from({ length: count }, () => getPort({ host: '127.0.0.1' })),
  );
}
