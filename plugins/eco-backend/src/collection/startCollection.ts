import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  MetricsService,
  TracingService,
} from '@backstage/backend-plugin-api/alpha';
import { Check, ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { FindingAnnouncer } from '../findings/announcements';
import { cleanUp } from './cleanUp';
import { Collector } from './Collector';
import { observeClusters } from './observeClusters';
import { CollectionConfig } from './readCollectionConfig';
import { refreshClusterList } from './refreshClusterList';
import { Telemetry } from './Telemetry';

/**
 * Time limit for fetching the cluster list, before another backend may do it.
 */
const LIST_TIMEOUT = { minutes: 6 };
/** A gap of more periods between two lists does not count towards archiving. */
const MAX_GAP_PERIODS = 3;

/**
 * Starts the background work. Each backend processes due clusters; one backend
 * at a time fetches the cluster list, and cleans up once a day.
 */
export async function startCollection(options: {
  config: CollectionConfig;
  knex: Knex;
  access: ClusterAccess;
  definitions: ToolDefinition[];
  checks: readonly Check[];
  announcer: FindingAnnouncer;
  logger: LoggerService;
  lifecycle: LifecycleService;
  scheduler: SchedulerService;
  metrics: MetricsService;
  tracing: TracingService;
}): Promise<Collector> {
  const { config, scheduler, lifecycle } = options;
  const telemetry = new Telemetry(options);
  const collector = new Collector({ ...options, ...config, telemetry });
  observeClusters({ ...options, joinNames: config.joinNames });
  const { frequencyMs, maxBackoffMs } = config.times;
  const rules = {
    archiveAfterMs: config.archiveAfterMs,
    maxGapMs: config.listFrequencyMs * MAX_GAP_PERIODS,
    firstReading:
      frequencyMs === undefined ? ('on-demand' as const) : ('at-once' as const),
    longestPauseMs: frequencyMs && Math.max(frequencyMs, maxBackoffMs),
  };
  await scheduler.scheduleTask({
    id: 'eco-cluster-list',
    scope: 'global',
    frequency: { milliseconds: config.listFrequencyMs },
    timeout: LIST_TIMEOUT,
    fn: async signal => {
      telemetry.clustersListed(
        await refreshClusterList({ ...options, rules, signal }),
      );
      collector.wake();
    },
  });
  await scheduler.scheduleTask({
    id: 'eco-clean-up',
    scope: 'global',
    frequency: { days: 1 },
    timeout: { hours: 1 },
    fn: () => cleanUp({ ...options, ...config }),
  });
  lifecycle.addStartupHook(() => collector.start());
  lifecycle.addShutdownHook(() => collector.stop());
  return collector;
}
