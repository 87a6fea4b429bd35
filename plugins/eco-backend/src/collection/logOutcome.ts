import { LoggerService } from '@backstage/backend-plugin-api';
import { CollectedCluster } from './collectCluster';

/**
 * Logs the outcome of a cycle if it differs from the one before, because a
 * cluster may fail for days. The outcome before may come from another backend.
 */
export function logOutcome(
  options: CollectedCluster & { logger: LoggerService; cluster: string },
): void {
  const { logger, cluster, outcome, before = 'ok' } = options;
  const { status, reason } = outcome;
  if (status === before) {
    return;
  }
  if (status === 'ok') {
    logger.info(`Cluster ${cluster} is read again`);
  } else {
    logger.warn(`Cluster ${cluster}: ${status}, ${reason}`);
  }
}
