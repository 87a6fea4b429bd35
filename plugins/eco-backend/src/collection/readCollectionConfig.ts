import { RootConfigService } from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { DEFAULT_SAMPLE_BUDGETS, SampleBudgets } from '../inventory';
import { CycleTimes } from './nextCycle';

/**
 * Settings of `eco.collection`, `eco.samples`, `eco.archive` and `eco.history`,
 * with defaults applied. Durations are in milliseconds.
 */
export interface CollectionConfig {
  times: CycleTimes;
  /** How often the list of clusters is fetched. */
  listFrequencyMs: number;
  concurrency: number;
  /** Whether several names of the same cluster are read and shown as one. */
  joinNames: boolean;
  clusterTimeoutMs: number;
  /** Omitted if custom resources are not sampled. */
  sampleBudgets?: SampleBudgets;
  archiveAfterMs: number;
  archiveRetentionMs: number;
  historyRetentionMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const FREQUENCY = 'eco.collection.frequency';
const DEFAULT_FREQUENCY = 3 * MINUTE;

/**
 * Reads the configuration; see config.d.ts.
 *
 * @throws InputError that names the key and its valid values
 */
export function readCollectionConfig(
  config: RootConfigService,
): CollectionConfig {
  const frequencyMs = readFrequency(config);
  return {
    times: {
      frequencyMs,
      maxBackoffMs: readDuration(config, 'eco.collection.maxBackoff', {
        fallback: 30 * MINUTE,
        min: MINUTE,
        max: DAY,
      }),
    },
    listFrequencyMs: frequencyMs ?? DEFAULT_FREQUENCY,
    concurrency: readCount(config, 'eco.collection.concurrency', {
      fallback: 10,
      max: 100,
    }),
    joinNames: config.getOptionalBoolean('eco.collection.joinNames') ?? true,
    clusterTimeoutMs: readDuration(config, 'eco.collection.clusterTimeout', {
      fallback: MINUTE,
      min: SECOND,
      max: HOUR,
    }),
    sampleBudgets: readSampleBudgets(config),
    archiveAfterMs: readDuration(config, 'eco.archive.after', {
      fallback: DAY,
      min: HOUR,
      max: YEAR,
    }),
    archiveRetentionMs: readDuration(config, 'eco.archive.retention', {
      fallback: 30 * DAY,
      min: DAY,
      max: 10 * YEAR,
    }),
    historyRetentionMs: readDuration(config, 'eco.history.retention', {
      fallback: 90 * DAY,
      min: DAY,
      max: 10 * YEAR,
    }),
  };
}

/** @returns undefined if clusters are read only on request */
function readFrequency(config: Config): number | undefined {
  const value = config.getOptional<{ trigger?: unknown; cron?: unknown }>(
    FREQUENCY,
  );
  if (value?.trigger === 'manual') {
    return undefined;
  }
  if (value?.cron !== undefined) {
    throw new InputError(
      `${FREQUENCY} must be a duration, or { trigger: manual }: clusters are read one after the other, each at its own time, and a cron expression has one time for all`,
    );
  }
  return readDuration(config, FREQUENCY, {
    fallback: DEFAULT_FREQUENCY,
    min: 10 * SECOND,
    max: DAY,
  });
}

function readSampleBudgets(config: Config): SampleBudgets | undefined {
  if (config.getOptionalBoolean('eco.samples.enabled') === false) {
    return undefined;
  }
  const { maxAgeMs, firstPerMinute, laterPerMinute } = DEFAULT_SAMPLE_BUDGETS;
  return {
    maxAgeMs: readDuration(config, 'eco.samples.frequency', {
      fallback: maxAgeMs,
      min: MINUTE,
      max: 7 * DAY,
    }),
    firstPerMinute: readCount(config, 'eco.samples.firstRequestsPerMinute', {
      fallback: firstPerMinute,
      max: 600,
    }),
    laterPerMinute: readCount(config, 'eco.samples.requestsPerMinute', {
      fallback: laterPerMinute,
      max: 600,
    }),
  };
}

function readDuration(
  config: Config,
  key: string,
  options: { fallback: number; min: number; max: number },
): number {
  const { fallback, min, max } = options;
  if (!config.has(key)) {
    return fallback;
  }
  const value = toMilliseconds(config, key);
  if (!(value >= min && value <= max)) {
    throw new InputError(
      `${key} must be between ${min / SECOND} and ${
        max / SECOND
      } seconds, not ${value / SECOND}`,
    );
  }
  return value;
}

function toMilliseconds(config: Config, key: string): number {
  try {
    return durationToMilliseconds(readDurationFromConfig(config, { key }));
  } catch (error) {
    throw new InputError(
      `${key} must be a duration, for example { minutes: 3 } or '3m'`,
      error,
    );
  }
}

function readCount(
  config: Config,
  key: string,
  options: { fallback: number; max: number },
): number {
  const { fallback, max } = options;
  const value = config.getOptionalNumber(key) ?? fallback;
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new InputError(
      `${key} must be a whole number from 1 to ${max}, not ${value}`,
    );
  }
  return value;
}
