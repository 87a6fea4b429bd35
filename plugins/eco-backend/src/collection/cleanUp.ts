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
 * Deletes data past its retention: archived clusters, history events, resolved
 * findings, and schemas that are no longer referenced.
 *
 * @param options - retention periods in milliseconds
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
  // History refers to schemas, too. Their last use is recorded only now and
  // then, hence the extra day.
  const schemas = await deleteUnusedSchemas({
    knex,
    unmetMs: historyRetentionMs + DAY_MS,
  });
  logger.debug(
    `Removed ${events} old events, ${findings} resolved findings and ${schemas} unused schemas`,
  );
}
