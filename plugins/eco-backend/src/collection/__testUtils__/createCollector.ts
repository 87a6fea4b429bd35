import { mockServices } from '@backstage/backend-test-utils';
import {
  metricsServiceMock,
  tracingServiceMock,
} from '@backstage/backend-test-utils/alpha';
import { Collector, CollectorOptions } from '../Collector';
import { Telemetry } from '../Telemetry';

/** What a test has to say of a collector. */
type GivenOptions = Pick<CollectorOptions, 'knex' | 'access'> &
  Partial<CollectorOptions>;

/** A collector that polls often and knows no tools. */
export function createCollector(options: GivenOptions): Collector {
  return new Collector({
    definitions: [],
    logger: mockServices.logger.mock(),
    telemetry: createTelemetry(),
    concurrency: 2,
    clusterTimeoutMs: 5_000,
    times: { frequencyMs: 3_600_000, maxBackoffMs: 3_600_000 },
    pollMs: 20,
    ...options,
  });
}

/** Telemetry that nobody looks at. */
export function createTelemetry(): Telemetry {
  return new Telemetry({
    metrics: metricsServiceMock.mock(),
    tracing: tracingServiceMock.mock(),
  });
}
