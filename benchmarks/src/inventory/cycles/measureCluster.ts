import { setTimeout as sleep } from 'node:timers/promises';
import { startPortalWithAccess } from '../../portal/startPortalWithAccess';
import { startCountingProxy } from '../../proxy/startCountingProxy';
import { Cycle, CycleReader, Effort } from './CycleReader';
import { Lists, PlainLists } from './lists';
import { Change, makeChanges, readKinds, seenChanges } from '../probes/changes';
import { BenchCluster } from '../cluster/BenchCluster';

/** Figures of one cluster. */
export interface ClusterFigures {
  /** First cycle, without an earlier inventory. */
  first: Cycle;
  /** Cycle after a wait in which only heartbeats changed. */
  steady: Cycle;
  /**
   * Cycle after {@link ClusterFigures.changes}. Omitted if the cluster must not
   * be changed.
   */
  changed?: Cycle;
  changes?: {
    made: Change[];
    /** Changes that appear in the inventory only after they were made. */
    seen: Change[];
    /** Kinds that were read, but of which no object can be created. */
    untried: string[];
  };
  /**
   * Full lists of the same kinds without selectors, right after the first
   * cycle.
   */
  plain: PlainLists & Effort;
  /**
   * CPU of the API server while nobody reads, as a share of one core. Omitted if
   * unknown.
   */
  idleCpuShare?: number;
}

/**
 * Reads a cluster as a portal does: a first time, again after a while, and
 * again after changes. Counts the traffic on the wire.
 */
export async function measureCluster(options: {
  cluster: BenchCluster;
  /** Wait between the first and the steady cycle. */
  waitSeconds: number;
  onProgress: (message: string) => void;
}): Promise<ClusterFigures> {
  const { cluster } = options;
  const { name, token } = cluster;
  const proxy = await startCountingProxy(cluster.target);
  const portal = await startPortalWithAccess({
    clusters: [{ name, url: proxy.url, ca: proxy.ca, token }],
  });
  const lists = new Lists(proxy, token);
  const { access } = portal;
  try {
    const reader = new CycleReader({ cluster, access, proxy, lists });
    return await readCycles(reader, options);
  } finally {
    lists.close();
    await portal.stop();
    await proxy.stop();
  }
}

async function readCycles(
  reader: CycleReader,
  options: Parameters<typeof measureCluster>[0],
): Promise<ClusterFigures> {
  const { cluster, waitSeconds, onProgress } = options;
  const { name, client, cpu } = cluster;
  const first = await reader.read();
  const plain = await reader.readPlain();
  onProgress(`${name}: first cycle read; waiting for ${waitSeconds} s`);
  const cpuBefore = await cpu?.();
  await sleep(waitSeconds * 1000);
  const idleCpuShare = cpu && ((await cpu()) - cpuBefore!) / waitSeconds;
  const steady = await reader.read();
  const figures = { first, steady, plain, idleCpuShare };
  if (!client) {
    return figures;
  }
  onProgress(`${name}: steady cycle read; changing objects`);
  const before = reader.inventory;
  const { probed: kinds, others: untried } = readKinds(before);
  const made = await makeChanges(client, kinds);
  const changed = await reader.read();
  const seen = seenChanges({ before, after: reader.inventory, kinds });
  return { ...figures, changed, changes: { made, seen, untried } };
}
