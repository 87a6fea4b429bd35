import { setTimeout as sleep } from 'node:timers/promises';
import { startPortalWithAccess } from '../../portal/startPortalWithAccess';
import { startCountingProxy } from '../../proxy/startCountingProxy';
import { Cycle, CycleReader, Effort } from './CycleReader';
import { Lists, PlainLists } from './lists';
import { Change, makeChanges, readKinds, seenChanges } from '../probes/changes';
import { BenchCluster } from '../cluster/BenchCluster';

/** What was measured on one cluster. */
export interface ClusterFigures {
  /** With nothing known of the cluster. */
  first: Cycle;
  /** After a while in which nothing was changed but heartbeats went on. */
  steady: Cycle;
  /** After {@link ClusterFigures.changes}; left out where nothing may be changed. */
  changed?: Cycle;
  changes?: {
    made: Change[];
    /** Those that the inventory shows now and did not show before. */
    seen: Change[];
    /** Kinds that were read, and of which no object can be made. */
    untried: string[];
  };
  /** Full lists of the same kinds without selectors, just after the first cycle. */
  plain: PlainLists & Effort;
  /** Of one core, what the API server used while nobody read. Left out: not known. */
  idleCpuShare?: number;
}

/**
 * Reads a cluster as a portal does, first with nothing known, then again after
 * a while, then after changes, and counts what goes over the wire.
 */
export async function measureCluster(options: {
  cluster: BenchCluster;
  /** Between the first cycle and the steady one. */
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
