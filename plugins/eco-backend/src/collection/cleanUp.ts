import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import {
  deleteArchivedClusters,
  deleteOldEvents,
  deleteOldFindings,
  deleteUnusedSchemas,
} from '../store';

const DAY_MS = 86_400_000;

/**
 * Removes what was kept for long enough: archived clusters, events of the past,
 * resolved findings, and schemas that nothing names any more.
 *
 * @param options - both in milliseconds
 */
export async function cleanUp(options: {
  knex: Knex;
  logger: LoggerService;
  archiveRetentionMs: number;
  historyRetentionMs: number;
}): Promise<void> {
  const { knex, logger, archiveRetentionMs, historyRetentionMs } = options;
  const deleted = await deleteArchivedClusters({
    knex,
    retentionMs: archiveRetentionMs,
  });
  for (const name of deleted) {
    logger.info(`Cluster ${name} was archived for long enough, and is deleted`);
  }
  const events = await deleteOldEvents({
    knex,
    retentionMs: historyRetentionMs,
  });
  const findings = await deleteOldFindings({
    knex,
    retentionMs: historyRetentionMs,
  });
  // The history names schemas, too, and when one was met is written seldom.
  const schemas = await deleteUnusedSchemas({
    knex,
    unmetMs: historyRetentionMs + DAY_MS,
  });
  logger.debug(
    `Removed ${events} old events, ${findings} resolved findings and ${schemas} unused schemas`,
  );
}
