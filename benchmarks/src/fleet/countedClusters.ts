import { PortalCluster } from '../portal/startPortal';
import { CountingProxy, startCountingProxy } from '../proxy/startCountingProxy';
import { FleetServer } from './startServers';

/** One cluster of the fleet: an address of its own, whatever stands behind it. */
export interface CountedCluster {
  cluster: PortalCluster;
  proxy: CountingProxy;
}

/** Requests to API servers a minute, samples included. */
export interface RequestRates {
  minutes: number;
  meanRequestsPerMinute: number;
  /** The same for the cluster that has most. */
  mostRequestsPerMinute: number;
}

/**
 * Gives each cluster a counting proxy before one of the servers, which they share.
 *
 * @param clusters - how many
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

/** @param from - milliseconds since 1970 */
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
