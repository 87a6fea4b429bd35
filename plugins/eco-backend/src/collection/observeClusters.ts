import {
  MetricsService,
  MetricsServiceObservableResult,
} from '@backstage/backend-plugin-api/alpha';
import { Knex } from 'knex';
import { listAliases, listClusters, StoredCluster } from '../store';

/** Limits database queries: exporters may collect more often than this. */
const MAX_AGE_MS = 15_000;

/**
 * Exports gauges of the stored clusters to OpenTelemetry: their number by
 * outcome, and the age of each cluster's data. Every backend exports the same
 * values, so aggregate with max, not sum. A cluster that was never read has no
 * age; neither has an alias, which is read less often than its main name.
 */
export function observeClusters(options: {
  metrics: MetricsService;
  knex: Knex;
  joinNames: boolean;
}): void {
  const { metrics, knex, joinNames } = options;
  let asked: { at: number; clusters: Promise<StoredCluster[]> } | undefined;
  const clusters = () => {
    if (!asked || performance.now() - asked.at > MAX_AGE_MS) {
      asked = {
        at: performance.now(),
        clusters: joinNames
          ? listMainNames(knex)
          : listClusters({ knex, criteria: undefined }),
      };
    }
    return asked.clusters;
  };
  metrics
    .createObservableGauge('eco.clusters', {
      description: 'Clusters by the outcome of their last cycle',
    })
    .addCallback(async result => observeOutcomes(result, await clusters()));
  metrics
    .createObservableGauge('eco.cluster.age', {
      description: 'Time since anything of a cluster was read',
      unit: 's',
    })
    .addCallback(async result => observeAges(result, await clusters()));
}

async function listMainNames(knex: Knex): Promise<StoredCluster[]> {
  const aliases = await listAliases({ knex, criteria: undefined });
  const clusters = await listClusters({ knex, criteria: undefined });
  return clusters.filter(({ name }) => !aliases.get(name)?.isAlias);
}

function observeOutcomes(
  result: MetricsServiceObservableResult,
  clusters: StoredCluster[],
): void {
  const counts = new Map<string, number>();
  for (const { outcome } of clusters) {
    counts.set(outcome.status, (counts.get(outcome.status) ?? 0) + 1);
  }
  counts.forEach((count, outcome) => result.observe(count, { outcome }));
}

function observeAges(
  result: MetricsServiceObservableResult,
  clusters: StoredCluster[],
): void {
  for (const { name, readAt } of clusters) {
    if (readAt !== undefined) {
      result.observe((Date.now() - Date.parse(readAt)) / 1000, {
        cluster: name,
      });
    }
  }
}
