import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** `eco.collection`, with its defaults. */
export interface CollectionConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  concurrency: number;
  clusterTimeoutMs: number;
}

const DEFAULT_SCHEDULE = {
  frequency: { minutes: 3 },
  timeout: { minutes: 15 },
};
const DEFAULT_CONCURRENCY = 10;
const DEFAULT_CLUSTER_TIMEOUT_MS = 60_000;

/**
 * Reads `eco.collection`; see config.d.ts.
 *
 * @throws InputError that names the key and what it may be
 */
export function readCollectionConfig(
  config: RootConfigService,
): CollectionConfig {
  const collection = config.getOptionalConfig('eco.collection');
  const schedule = readSchedulerServiceTaskScheduleDefinitionFromConfig(
    new ConfigReader({
      frequency:
        collection?.getOptional('frequency') ?? DEFAULT_SCHEDULE.frequency,
      timeout: collection?.getOptional('timeout') ?? DEFAULT_SCHEDULE.timeout,
      initialDelay: collection?.getOptional('initialDelay'),
    }),
  );
  const concurrency =
    collection?.getOptionalNumber('concurrency') ?? DEFAULT_CONCURRENCY;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InputError(
      `eco.collection.concurrency must be a whole number of at least 1, not ${concurrency}`,
    );
  }
  const clusterTimeoutMs = collection?.has('clusterTimeout')
    ? durationToMilliseconds(
        readDurationFromConfig(collection, { key: 'clusterTimeout' }),
      )
    : DEFAULT_CLUSTER_TIMEOUT_MS;
  return {
    schedule: { ...schedule, scope: 'global' },
    concurrency,
    clusterTimeoutMs,
  };
}
