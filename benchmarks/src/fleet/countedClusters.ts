import { PortalCluster } from '../portal/startPortal';
import { CountingProxy, startCountingProxy } from '../proxy/startCountingProxy';
import { FleetServer } from './startServers';

/**
 * A cluster of the fleet. Each has its own address, but may share its API
 * server.
 */
export interface CountedCluster {
  cluster: PortalCluster;
  proxy: CountingProxy;
}

/** Requests per minute to API servers, including samples. */
export interface RequestRates {
  minutes: number;
  meanRequestsPerMinute: number;
  /** Requests per minute of the busiest cluster. */
  mostRequestsPerMinute: number;
}

/**
 * Starts a counting proxy for each cluster in front of one of the shared
 * servers.
 *
 * @param clusters - Number of clusters
 */
export async function startClusters(
  servers: FleetServer[],
  clusters: number,
): Promise<CountedCluster[]> {
  return Promise.all(
    Array.from({ length: clusters }, async (_, index) => {
      const { target, token } = servers[index % servers.length];
      const proxy = await startCountingProxy(target);
      const name = `cluster-${String(index + 1).padStart(3, '0')}`;
      return { cluster: { name, url: proxy.url, ca: proxy.ca, token }, proxy };
    }),
  );
}

/** @param from - Milliseconds since 1970 */
export function requestsSince(
  from: number,
  minutes: number,
  all: CountedCluster[],
): RequestRates {
  const perMinute = all.map(
    ({ proxy }) =>
      proxy.requests.filter(({ at }) => at >= from).length / minutes,
  );
  return {
    minutes,
    meanRequestsPerMinute:
      perMinute.reduce((sum, one) => sum + one, 0) / perMinute.length,
    mostRequestsPerMinute: Math.max(...perMinute),
  };
}
