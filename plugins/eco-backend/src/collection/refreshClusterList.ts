import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  ClusterAccess,
  ClusterReference,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { untilAborted } from '../clusters';
import {
  ClusterListRules,
  describeError,
  hasClusters,
  ListResult,
  recordClusterList,
  recordFailedClusterList,
  recordListResult,
} from '../store';

/**
 * Attempts per list, because the Kubernetes plugin may start later than Eco.
 */
const MAX_ATTEMPTS = 5;
const RETRY_WAIT_MS = 2_000;
/** Longer than the timeout of the default ClusterAccess. */
const LIST_TIMEOUT_MS = 60_000;

/** Names are keys of tables, and a header of each request. */
const MAX_NAME_LENGTH = 255;

/**
 * Fetches the list of clusters and stores it. A failed or empty list changes
 * nothing: known clusters are still read, and none is archived.
 *
 * @throws only if aborted, or on a database error
 */
export async function refreshClusterList(options: {
  knex: Knex;
  access: ClusterAccess;
  logger: LoggerService;
  rules: ClusterListRules;
  signal: AbortSignal;
}): Promise<ListResult['result']> {
  const { knex, logger, rules } = options;
  const listed = await listWithRetries(options);
  const clusters = withUsableNames(listed.clusters ?? [], logger);
  if (clusters.length > 0) {
    await recordClusterList({ knex, clusters, rules });
    await recordListResult(knex, { result: 'ok' });
    return 'ok';
  }
  await recordFailedClusterList(knex);
  const { reason } = listed;
  const result = reason === undefined ? 'empty' : 'failed';
  // Logged on change only, because it may stay so for days.
  if (await recordListResult(knex, { result, reason })) {
    await logNoList({ knex, logger, reason });
  }
  return result;
}

async function logNoList(options: {
  knex: Knex;
  logger: LoggerService;
  reason?: string;
}): Promise<void> {
  const { knex, logger, reason } = options;
  if (reason !== undefined) {
    logger.warn(`Cannot list the clusters: ${reason}`);
  } else if (await hasClusters(knex)) {
    logger.warn('The Kubernetes plugin lists no clusters; none is forgotten');
  } else {
    logger.info(
      'No clusters are configured yet: add them to kubernetes.clusterLocatorMethods in app-config.yaml',
    );
  }
}

/**
 * Drops unusable names, so that one of them does not block the other clusters.
 */
function withUsableNames(
  listed: ClusterReference[],
  logger: LoggerService,
): ClusterReference[] {
  return listed.filter(({ name }) => {
    const isUsable =
      typeof name === 'string' &&
      name.length > 0 &&
      name.length <= MAX_NAME_LENGTH &&
      !/[\p{Cc}\p{Cs}]/u.test(name);
    if (!isUsable) {
      const text = String(JSON.stringify(name)).slice(0, MAX_NAME_LENGTH);
      logger.warn(
        `Cluster ${text} is not read: a name needs 1 to ${MAX_NAME_LENGTH} characters and no control characters`,
      );
    }
    return isUsable;
  });
}

/** @returns the clusters, or the reason why there is no list */
async function listWithRetries(options: {
  access: ClusterAccess;
  signal: AbortSignal;
}): Promise<{ clusters?: ClusterReference[]; reason?: string }> {
  const { access, signal } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      const clusters = await untilAborted(
        access.list(),
        AbortSignal.any([signal, AbortSignal.timeout(LIST_TIMEOUT_MS)]),
      );
      return { clusters };
    } catch (error) {
      signal.throwIfAborted();
      if (attempt === MAX_ATTEMPTS) {
        return isError(error) && error.name === 'NotFoundError'
          ? { clusters: [] }
          : { reason: describeError(error) };
      }
      await sleep(RETRY_WAIT_MS, undefined, { signal });
    }
  }
}
