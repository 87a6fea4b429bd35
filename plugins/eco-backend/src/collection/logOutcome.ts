import { LoggerService } from '@backstage/backend-plugin-api';
import { CollectedCluster } from './collectCluster';

/**
 * Logs how a cycle ended, where the one before ended otherwise: a sick cluster
 * stays sick for days. Which backend had that one does not matter.
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
