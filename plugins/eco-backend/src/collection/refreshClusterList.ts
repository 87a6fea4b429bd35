import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ClusterAccess,
  ClusterReference,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { untilAborted } from '../clusters';
import {
  ClusterListRules,
  describeError,
  recordClusterList,
  recordFailedClusterList,
} from '../store';

/** How often a list is asked for: the Kubernetes plugin may start later. */
const MAX_ATTEMPTS = 5;
const RETRY_WAIT_MS = 2_000;
/** Longer than what the default access allows itself. */
const LIST_TIMEOUT_MS = 60_000;

/** The key of the tables, and a header of each request. */
const MAX_NAME_LENGTH = 255;

/** What came of asking for the clusters. */
export type ListResult = 'ok' | 'empty' | 'failed';

/**
 * Asks which clusters there are, and keeps it. A list that fails or is empty
 * changes nothing: what is known is read on, and nothing is archived by it.
 *
 * @throws only when the signal calls it off, or the database fails
 */
export async function refreshClusterList(options: {
  knex: Knex;
  access: ClusterAccess;
  logger: LoggerService;
  rules: ClusterListRules;
  signal: AbortSignal;
}): Promise<ListResult> {
  const { knex, logger, rules } = options;
  const listed = await listWithRetries(options);
  const clusters = listed && withUsableNames(listed, logger);
  if (clusters && clusters.length > 0) {
    await recordClusterList({ knex, clusters, rules });
    return 'ok';
  }
  if (clusters) {
    logger.warn('The Kubernetes plugin lists no clusters; none is forgotten');
  }
  await recordFailedClusterList(knex);
  return clusters ? 'empty' : 'failed';
}

/** One name that cannot be kept must not keep the others from being read. */
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

async function listWithRetries(options: {
  access: ClusterAccess;
  logger: LoggerService;
  signal: AbortSignal;
}): Promise<ClusterReference[] | undefined> {
  const { access, logger, signal } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await untilAborted(
        access.list(),
        AbortSignal.any([signal, AbortSignal.timeout(LIST_TIMEOUT_MS)]),
      );
    } catch (error) {
      signal.throwIfAborted();
      if (attempt === MAX_ATTEMPTS) {
        logger.warn(
          `No list of clusters could be had: ${describeError(error)}`,
        );
        return undefined;
      }
      await sleep(RETRY_WAIT_MS, undefined, { signal });
    }
  }
}
