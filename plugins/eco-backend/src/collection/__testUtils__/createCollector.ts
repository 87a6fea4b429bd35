import { mockServices } from '@backstage/backend-test-utils';
import { Collector, CollectorOptions } from '../Collector';
import { quietTelemetry } from './quietTelemetry';

/** Options that a test must set, and may set. */
type GivenOptions = Pick<CollectorOptions, 'knex' | 'access'> &
  Partial<CollectorOptions>;

/** Creates a collector that polls often and knows no tools. */
export function createCollector(options: GivenOptions): Collector {
  return new Collector({
    definitions: [],
    checks: [],
    logger: mockServices.logger.mock(),
    telemetry: quietTelemetry(),
    concurrency: 2,
    clusterTimeoutMs: 5_000,
    times: { frequencyMs: 3_600_000, maxBackoffMs: 3_600_000 },
    pollMs: 20,
    ...options,
  });
}
