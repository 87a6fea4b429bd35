import { setTimeout as sleep } from 'node:timers/promises';
import ecoPlugin from '@backstage-eco/plugin-eco-backend';
import { KubernetesObject } from 'control-plane';
import { startPortal } from '../../portal/startPortal';
import {
  CountedRequest,
  startCountingProxy,
} from '../../proxy/startCountingProxy';
import { busiestMinute } from './busiestMinute';
import { sampleRequests } from './sampleRequests';
import { BenchCluster } from '../cluster/BenchCluster';
import { sum } from '../cycles/traffic';

/** Cost of the first pass over the custom resources of a cluster. */
export interface SamplingReport {
  /** Number of CRDs that the cluster serves. */
  crds: number;
  /** Number of kinds whose custom resources were listed. */
  sampled: number;
  requests: number;
  wireBytes: number;
  /** Maximum number of requests in any 60 seconds. */
  requestsInBusiestMinute: number;
  /** Time from the first to the last of these requests. */
  minutes: number;
}

const POLL_INTERVAL_MS = 5_000;
const MINUTE_MS = 60_000;
/** The bar, plus some time to notice that it is missed. */
const TIMEOUT_MS = 20 * MINUTE_MS;
/** Time without a request after which the pass counts as ended. */
const QUIET_MS = 2 * MINUTE_MS;

/**
 * Runs a whole portal with Eco's default configuration until it has sampled a
 * cluster's custom resources, and counts the traffic on the wire.
 */
export async function measureSampling(
  cluster: BenchCluster,
  onProgress: (message: string) => void,
): Promise<SamplingReport> {
  const { name, token } = cluster;
  const crds = await servedCrds(cluster);
  onProgress(`${name}: sampling the custom resources of ${crds.size} CRDs`);
  const proxy = await startCountingProxy(cluster.target);
  const portal = await startPortal({
    clusters: [{ name, url: proxy.url, ca: proxy.ca, token }],
    features: [ecoPlugin],
  });
  try {
    const until = Date.now() + TIMEOUT_MS;
    for (;;) {
      await sleep(POLL_INTERVAL_MS);
      const report = summarize(proxy.requests, crds);
      const last =
        sampleRequests(proxy.requests, crds).at(-1)?.at ?? Date.now();
      const isThrough = report.sampled >= crds.size;
      if (isThrough || Date.now() > until || Date.now() - last > QUIET_MS) {
        return report;
      }
    }
  } finally {
    await portal.stop();
    await proxy.stop();
  }
}

/** Returns the names of the CRDs that are served. */
async function servedCrds({ client }: BenchCluster): Promise<Set<string>> {
  const crds = await client?.list({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
  });
  const isServed = ({ status }: KubernetesObject) =>
    status?.conditions?.some(
      (condition: { type: string; status: string }) =>
        condition.type === 'Established' && condition.status === 'True',
    );
  return new Set(
    (crds ?? []).filter(isServed).map(({ metadata }) => metadata.name),
  );
}

function summarize(
  all: readonly CountedRequest[],
  crds: ReadonlySet<string>,
): SamplingReport {
  const requests = sampleRequests(all, crds);
  const times = requests.map(({ at }) => at);
  return {
    crds: crds.size,
    sampled: new Set(requests.map(({ crd }) => crd)).size,
    requests: requests.length,
    wireBytes: sum(requests.map(({ bytes }) => bytes)),
    requestsInBusiestMinute: busiestMinute(times),
    minutes: times.length > 0 ? (times.at(-1)! - times[0]) / MINUTE_MS : 0,
  };
}
