import {
  metricsServiceMock,
  tracingServiceMock,
} from '@backstage/backend-test-utils/alpha';
import { Telemetry } from '../Telemetry';

/** A recorded measurement: instrument name, value, attributes. */
type Recorded = [string, number, object?];

/** Creates telemetry that records its measurements and spans. */
export function recordTelemetry() {
  const recorded: Recorded[] = [];
  const spans: Array<[string, object | undefined]> = [];
  const metrics = metricsServiceMock.mock();
  metrics.createCounter.mockImplementation(name => ({
    add: (value, attributes) => recorded.push([name, value, attributes]),
  }));
  metrics.createHistogram.mockImplementation(name => ({
    record: (value, attributes) => recorded.push([name, value, attributes]),
  }));
  const tracing = tracingServiceMock.mock();
  tracing.startActiveSpan.mockImplementation(async (name, options, work) => {
    const attributes = { ...options.attributes };
    spans.push([name, attributes]);
    const setAttribute = (key: string, value: unknown) =>
      Object.assign(attributes, { [key]: value });
    return work({ setAttribute } as never);
  });
  return { telemetry: new Telemetry({ metrics, tracing }), recorded, spans };
}
