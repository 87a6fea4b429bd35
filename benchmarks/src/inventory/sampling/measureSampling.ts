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

/** What the first pass over the custom resources of a cluster cost. */
export interface SamplingReport {
  /** CRDs that the cluster serves. */
  crds: number;
  /** Kinds of custom resources that were asked for. */
  sampled: number;
  requests: number;
  wireBytes: number;
  /** The most requests in any 60 seconds. */
  requestsInBusiestMinute: number;
  /** From the first of these requests to the last one. */
  minutes: number;
}

const ASK_EVERY_MS = 5_000;
const MINUTE_MS = 60_000;
/** The bar, and some time to see that it is missed. */
const GIVEN_UP_AFTER_MS = 20 * MINUTE_MS;
/** So long nothing more has to come before the pass counts as ended. */
const QUIET_MS = 2 * MINUTE_MS;

/**
 * Lets a whole portal with Eco, as it is configured by default, read a cluster
 * and sample its custom resources, and counts over the wire.
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
    const until = Date.now() + GIVEN_UP_AFTER_MS;
    for (;;) {
      await sleep(ASK_EVERY_MS);
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

/** Names of those that are served. */
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
