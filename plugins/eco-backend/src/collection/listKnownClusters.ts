import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  ClusterAccess,
  ClusterReference,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { untilAborted } from '../clusters';
import { listClusterNames, recordListedClusters } from '../store';

/** How often a list is asked for: the Kubernetes plugin may start later. */
const MAX_ATTEMPTS = 5;
const RETRY_WAIT_MS = 2_000;
/** Longer than what the default access allows itself. */
const LIST_TIMEOUT_MS = 60_000;

/** The key of the tables, and a header of each request. */
const MAX_NAME_LENGTH = 255;

/** A cluster to read. */
export interface KnownCluster {
  name: string;
  /** Several clusters of the list have this name. */
  isDuplicate: boolean;
}

/**
 * All clusters to read: those that are listed now, and those that ever were.
 * What is not listed any more is asked too; the answer says what became of it.
 *
 * @throws only when the signal calls it off, or the database fails
 */
export async function listKnownClusters(options: {
  knex: Knex;
  access: ClusterAccess;
  logger: LoggerService;
  signal: AbortSignal;
}): Promise<KnownCluster[]> {
  const { knex, logger } = options;
  const listed = withUsableNames(await listWithRetries(options), logger);
  if (listed?.length === 0) {
    logger.warn('The Kubernetes plugin lists no clusters; none is forgotten');
  }
  const counts = new Map<string, number>();
  for (const { name } of listed ?? []) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (listed) {
    const at = new Date().toISOString();
    await recordListedClusters({ knex, clusters: listed, at });
  }
  const names = await listClusterNames({ knex });
  return names.map(name => ({
    name,
    isDuplicate: (counts.get(name) ?? 0) > 1,
  }));
}

/** One name that cannot be kept must not keep the others from being read. */
function withUsableNames(
  listed: ClusterReference[] | undefined,
  logger: LoggerService,
): ClusterReference[] | undefined {
  return listed?.filter(({ name }) => {
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
          `No list of clusters could be had: ${stringifyError(error)}`,
        );
        return undefined;
      }
      await sleep(RETRY_WAIT_MS, undefined, { signal });
    }
  }
}
