import { conditionOf, Database } from '@backstage-eco/plugin-eco-common';
import { Store } from '../kubernetes/Store';
import { Metrics } from '../telemetry/Metrics';
import { WorkQueue } from './WorkQueue';

/** Shows the length of the queue, and how many Databases are ready. */
export function registerGauges(
  metrics: Metrics,
  queue: WorkQueue,
  databases: Store,
): void {
  metrics.gauge('database_operator_queue_depth', () => [[{}, queue.depth]]);
  metrics.gauge('database_operator_databases', () => {
    const counts = new Map<string, number>();
    for (const database of databases.values()) {
      const ready = conditionOf(database as Database, 'Ready')?.status;
      const status = ready ?? 'Unknown';
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return [...counts].map(([ready, count]) => [{ ready }, count]);
  });
}
