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
  countFindings,
  countFindingsPerDay,
  countFleet,
  fittingNames,
  FleetCounts,
  listClusters,
  readTogether,
  StoredCluster,
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
const DENIED = `permission ${ecoFindingReadPermission.name} is denied`;

/** Events that changed the cluster, not only what Eco knows about it. */
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
 * Returns a row for each cluster: read status, tools, findings and recent
 * changes. The number of database statements does not depend on the number of
 * clusters.
 */
export const getFleet: Query<'getFleet'> = {
  permission: ecoInventoryReadPermission,
  furtherPermission: ecoFindingReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'fleet' },
  async answer(context, criteria, _, further) {
    const stored = await readTogether(context.knex, async knex => {
      const clusters = await listClusters({ knex, criteria });
      const names = clusters.map(({ name }) => name);
      return {
        clusters,
        counts: await countFleet({
          knex,
          clusters: names,
          types: CHANGES,
          periodMs: CHANGES_DAYS * DAY_MS,
        }),
        found:
          further?.granted &&
          (await readFindings({ knex, ...further.granted, clusters: names })),
      };
    });
    return toFleet(stored, context);
  },
};

/** @param options - `clusters`: names of the clusters with a row */
async function readFindings(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  clusters: string[];
}) {
  const { knex, criteria } = options;
  const clusters = await fittingNames(options);
  const filter = { criteria, clusters };
  const counts = await countFindings({
    knex,
    filter: { ...filter, state: 'open' },
  });
  return {
    clusters: new Set(clusters),
    counts,
    countsOf: groupBy(counts, clusterOf),
    perDay: await countFindingsPerDay({ knex, filter, days: FINDING_DAYS }),
  };
}

interface StoredFleet {
  clusters: StoredCluster[];
  counts: FleetCounts;
  /** Omitted if the caller may see no findings. */
  found?: Awaited<ReturnType<typeof readFindings>>;
}

function toFleet(
  stored: StoredFleet,
  { checks, sharedNames }: AskedContext,
): Fleet {
  const { clusters, counts, found } = stored;
  const summaries = toClusterSummaries(clusters, sharedNames);
  const now = Date.now();
  return {
    items: clusters.map((cluster, index) => ({
      cluster: summaries[index],
      kubernetesSupport: kubernetesSupport(cluster.kubernetesVersion, now),
      ...(cluster.readAt !== undefined && toolsOf(cluster, counts)),
      changes: counts.changes.get(cluster.name) ?? 0,
      ...findingsOf(cluster, stored),
    })),
    toolCount: counts.tools.size,
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

function toolsOf(
  { name, isAssessed }: StoredCluster,
  counts: FleetCounts,
): Pick<FleetCluster, 'tools' | 'operators'> {
  const numberOf = (of: 'found' | 'leftover' | 'unknown' | 'operators') =>
    counts[of].get(name) ?? 0;
  return {
    tools: {
      found: numberOf('found'),
      leftover: numberOf('leftover'),
      unknown: numberOf('unknown'),
    },
    operators: isAssessed ? numberOf('operators') : undefined,
  };
}

function findingsOf(
  cluster: StoredCluster,
  { counts, found }: StoredFleet,
): Pick<FleetCluster, 'findings' | 'findingsUnknown'> {
  if (!found?.clusters.has(cluster.name)) {
    return { findingsUnknown: DENIED };
  }
  if (cluster.checkedAt === undefined) {
    return { findingsUnknown: neverRead(cluster).reason };
  }
  const ofCluster = found.countsOf.get(cluster.name) ?? [];
  return {
    findings: {
      severities: countSeverities(ofCluster),
      muted: ofCluster.reduce((sum, { muted }) => sum + muted, 0),
      unknownChecks: counts.unknownChecks.get(cluster.name) ?? 0,
    },
  };
}

function clusterOf({ cluster }: { cluster: string }): string {
  return cluster;
}
