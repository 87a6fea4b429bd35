import {
  ecoFindingReadPermission,
  ecoInventoryReadPermission,
  Fleet,
  FleetCluster,
  HistoryEventType,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { kubernetesSupport, worstFindings } from '../fleet';
import {
  ClusterCriteria,
  countDetections,
  countDifferentTools,
  countEvents,
  countFindings,
  countFindingsPerDay,
  countOperators,
  countUnknownChecks,
  listClusters,
  listRefreshes,
  readTogether,
  StoredCluster,
  withoutNamespaces,
} from '../store';
import { countSeverities } from './countSeverities';
import { groupBy } from '../groupBy';
import { neverRead } from './neverRead';
import { AskedContext, Query } from './Query';
import { toClusterSummaries } from './toClusterSummaries';

const CHANGES_DAYS = 7;
const FINDING_DAYS = 30;
const DAY_MS = 86_400_000;
const MAX_WORST = 5;
const NO_TOOLS = { found: 0, leftover: 0, unknown: 0 };
const DENIED = `permission ${ecoFindingReadPermission.name} is denied`;

/** What changed in a cluster, not in what Eco knows of it. */
const CHANGES: HistoryEventType[] = [
  'tool-appeared',
  'tool-disappeared',
  'tool-state-changed',
  'tool-version-changed',
  'crd-added',
  'crd-removed',
  'crd-changed',
  'kubernetes-version-changed',
  'cluster-replaced',
];

/**
 * A row for each cluster: how it was read, what it runs, what checks found and what
 * changed. One statement a table, however many clusters there are.
 */
export const getFleet: Query<'getFleet'> = {
  permission: ecoInventoryReadPermission,
  furtherPermission: ecoFindingReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'fleet' },
  async answer(context, criteria, _, further) {
    const stored = await readTogether(context.knex, async knex => {
      const read = await readClusters(knex, criteria);
      const findings = further?.granted && {
        found: await readFindings({
          knex,
          ...further.granted,
          clusters: read.clusters.map(({ name }) => name),
        }),
      };
      return { ...read, ...findings };
    });
    return toFleet(stored, context);
  },
};

async function readClusters(knex: Knex, criteria: ClusterCriteria) {
  const clusters = await listClusters({ knex, criteria });
  const of = { knex, clusters: clusters.map(({ name }) => name) };
  return {
    clusters,
    refreshes: await listRefreshes(of),
    tools: await countDetections(of),
    toolCount: await countDifferentTools(of),
    operators: await countOperators(of),
    changes: await countEvents({
      ...of,
      types: CHANGES,
      periodMs: CHANGES_DAYS * DAY_MS,
    }),
  };
}

/** @param options - `clusters`: names of those that have a row */
async function readFindings(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  clusters: string[];
}) {
  const { knex, criteria, clusters: names } = options;
  const visible = await listClusters({
    knex,
    criteria: withoutNamespaces(criteria),
    names,
  });
  const clusters = visible.map(({ name }) => name);
  const filter = { criteria, clusters };
  const counts = await countFindings({
    knex,
    filter: { ...filter, state: 'open' },
  });
  return {
    clusters: new Set(clusters),
    counts,
    countsOf: groupBy(counts, clusterOf),
    unknownChecks: await countUnknownChecks({ knex, clusters }),
    perDay: await countFindingsPerDay({ knex, filter, days: FINDING_DAYS }),
  };
}

type Found = Awaited<ReturnType<typeof readFindings>>;

type StoredFleet = Awaited<ReturnType<typeof readClusters>> & {
  /** Left out: the caller may see no findings. */
  found?: Found;
};

function toFleet(
  stored: StoredFleet,
  { checks, sharedNames }: AskedContext,
): Fleet {
  const { clusters, refreshes, found } = stored;
  const summaries = toClusterSummaries(clusters, refreshes, sharedNames);
  const now = Date.now();
  return {
    items: clusters.map((cluster, index) => {
      const { name, readAt, kubernetesVersion } = cluster;
      return {
        cluster: summaries[index],
        kubernetesSupport: kubernetesSupport(kubernetesVersion, now),
        ...(readAt !== undefined && {
          tools: stored.tools.get(name) ?? NO_TOOLS,
          operators: stored.operators.get(name),
        }),
        changes: stored.changes.get(name) ?? 0,
        ...findingsOf(cluster, found),
      };
    }),
    toolCount: stored.toolCount,
    changesDays: CHANGES_DAYS,
    findingsUnknown: found ? undefined : DENIED,
    worst: worstFindings({
      counts: found?.counts ?? [],
      titles: new Map(checks.map(({ id, title }) => [id, title])),
      limit: MAX_WORST,
    }),
    findingsPerDay: found?.perDay ?? [],
  };
}

function findingsOf(
  cluster: StoredCluster,
  found: Found | undefined,
): Pick<FleetCluster, 'findings' | 'findingsUnknown'> {
  if (!found?.clusters.has(cluster.name)) {
    return { findingsUnknown: DENIED };
  }
  if (cluster.checkedAt === undefined) {
    return { findingsUnknown: neverRead(cluster).reason };
  }
  const counts = found.countsOf.get(cluster.name) ?? [];
  return {
    findings: {
      severities: countSeverities(counts),
      muted: counts.reduce((sum, { muted }) => sum + muted, 0),
      unknownChecks: found.unknownChecks.get(cluster.name) ?? 0,
    },
  };
}

function clusterOf({ cluster }: { cluster: string }): string {
  return cluster;
}
