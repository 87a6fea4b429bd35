import { conditionOf } from '@backstage-eco/plugin-eco-common';
import { Metrics } from '../telemetry/Metrics';
import { Controller } from './Controller';

/**
 * Registers gauges for leadership, queue length and Databases by readiness.
 *
 * @param controllers - returns the running controllers; none while another
 *   process leads
 */
export function registerGauges(
  metrics: Metrics,
  controllers: () => readonly Controller[],
): void {
  const sum = (numberOf: (controller: Controller) => number) =>
    controllers().reduce((total, each) => total + numberOf(each), 0);
  metrics.gauge('database_operator_leader', () => [
    [{}, controllers().length > 0 ? 1 : 0],
  ]);
  metrics.gauge('database_operator_queue_depth', () => [
    [{}, sum(({ queueDepth }) => queueDepth)],
  ]);
  metrics.gauge('database_operator_databases', () => {
    const counts = new Map<string, number>();
    for (const database of controllers().flatMap(each => each.databases)) {
      const ready = conditionOf(database, 'Ready')?.status;
      const status = ready ?? 'Unknown';
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return [...counts].map(([ready, count]) => [{ ready }, count]);
  });
}
