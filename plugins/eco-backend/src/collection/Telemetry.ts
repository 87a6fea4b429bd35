import {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
  TracingService,
  TracingServiceSpan,
} from '@backstage/backend-plugin-api/alpha';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import type { Claim, ListResult } from '../store';

/**
 * Reports the collection to OpenTelemetry. Names and attributes are described
 * in docs/collection.md. Only spans, and the gauge of `observeClusters`, carry
 * cluster names.
 */
export class Telemetry {
  readonly #tracing: TracingService;
  readonly #cycleDuration: MetricsServiceHistogram;
  readonly #objectsWritten: MetricsServiceCounter;
  readonly #requests: MetricsServiceCounter;
  readonly #claimsLost: MetricsServiceCounter;
  readonly #lists: MetricsServiceCounter;

  constructor(options: { metrics: MetricsService; tracing: TracingService }) {
    const { metrics, tracing } = options;
    this.#tracing = tracing;
    this.#cycleDuration = metrics.createHistogram(
      'eco.collection.cycle.duration',
      {
        description: 'How long cycles took, by outcome',
        unit: 's',
      },
    );
    this.#objectsWritten = metrics.createCounter('eco.collection.objects', {
      description: 'Objects of inventories that were written or removed',
    });
    this.#requests = metrics.createCounter('eco.collection.requests', {
      description: 'Requests to API servers, by the work that they were for',
    });
    this.#claimsLost = metrics.createCounter('eco.collection.claims_lost', {
      description: 'Claims that ended before the work did',
    });
    this.#lists = metrics.createCounter('eco.collection.cluster_lists', {
      description: 'Requests for the list of clusters, by result',
    });
  }

  /** Runs work in a span; the work may add attributes. */
  span<T>(
    name: string,
    attributes: Record<string, string>,
    work: (span: TracingServiceSpan) => Promise<T>,
  ): Promise<T> {
    return this.#tracing.startActiveSpan(name, { attributes }, work);
  }

  /** Wraps an access to count its requests. */
  counted(access: ClusterAccess, work: Claim['work']): ClusterAccess {
    return {
      list: () => access.list(),
      request: (...request) => {
        this.#requests.add(1, { work });
        return access.request(...request);
      },
    };
  }

  cycleEnded(cycle: {
    outcome: OutcomeStatus;
    seconds: number;
    /** Number of objects written or removed. */
    written: number;
  }): void {
    this.#cycleDuration.record(cycle.seconds, { outcome: cycle.outcome });
    this.#objectsWritten.add(cycle.written);
  }

  claimLost(): void {
    this.#claimsLost.add(1);
  }

  clustersListed(result: ListResult['result']): void {
    this.#lists.add(1, { result });
  }
}
