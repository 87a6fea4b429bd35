import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { ClusterWriter } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { ClaimLoop } from '../../collection/ClaimLoop';
import {
  claimDueRequests,
  describeError,
  RequestChanges,
  RequestClaim,
  saveRequestChanges,
} from '../../store';
import { Announcer } from '../announcements';
import { auditWrites } from './auditWrites';
import { carryOut } from './carryOut';
import { mayHoldKept } from './mayHoldKept';
import { DEFAULT_TRACKER_TIMEOUTS, TrackerTimeouts } from './TrackerTimeouts';
import { waitForCluster } from './progress';

/** Dependencies of the tracker. */
export interface TrackerOptions {
  knex: Knex;
  writer: ClusterWriter;
  auditor: AuditorService;
  announcer: Pick<Announcer, 'announce'>;
  logger: LoggerService;
  /** How often the database is polled for work, in milliseconds. */
  pollMs?: number;
  timeouts?: TrackerTimeouts;
}

const POLL_MS = 500;
/** Maximum number of requests that a backend processes at a time. */
const CONCURRENCY = 20;
/** Duration of a claim; an attempt at a request takes less. */
const LEASE_MS = 20_000;

/**
 * Processes database requests: does all writes, and follows their outcome.
 * Backends share the requests, and continue what another backend started.
 */
export class Tracker {
  readonly #options: TrackerOptions;
  readonly #loop: ClaimLoop<RequestClaim>;

  constructor(options: TrackerOptions) {
    const { knex, logger, pollMs = POLL_MS } = options;
    this.#options = options;
    this.#loop = new ClaimLoop({
      claim: limit => claimDueRequests({ knex, limit, leaseMs: LEASE_MS }),
      work: claim => this.#process(claim),
      concurrency: CONCURRENCY,
      pollMs,
      failureMessage: 'No request for a database is carried out',
      recoveryMessage: 'Requests for databases are carried out again',
      logger,
    });
  }

  /** Starts polling for work, until {@link Tracker.stop}. */
  start(): void {
    this.#loop.start();
  }

  /** Polls immediately, because there is a new request. */
  wake(): void {
    this.#loop.wake();
  }

  /**
   * Aborts all running work. Another backend, or the next start, continues it.
   */
  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  async #process(claim: RequestClaim): Promise<void> {
    const { knex, announcer, logger } = this.#options;
    const { request } = claim;
    try {
      const changes = await this.#carryOut(claim);
      if (await saveRequestChanges({ knex, claim, changes })) {
        this.#log(claim, changes);
        // Not awaited: a service that hangs must not delay requests.
        announcer.announce(request, changes);
      }
    } catch (error) {
      logger.error(
        `Request ${request.id} is left for another look: ${describeError(
          error,
        )}`,
      );
    }
  }

  async #carryOut(claim: RequestClaim): Promise<RequestChanges> {
    const { knex, writer, auditor, logger } = this.#options;
    const { timeouts = DEFAULT_TRACKER_TIMEOUTS } = this.#options;
    const { request } = claim;
    const signal = AbortSignal.any([
      this.#loop.signal,
      AbortSignal.timeout(timeouts.attemptMs),
    ]);
    const now = new Date().toISOString();
    try {
      return await carryOut({
        request,
        writer: auditWrites({ writer, auditor, request }),
        signal,
        now,
        timeouts,
        mayHoldKept: live => mayHoldKept({ knex, reference: request, live }),
      });
    } catch (error) {
      if (this.#loop.signal.aborted) {
        return { progress: request.progress, dueInMs: 0 };
      }
      logger.error(`Request ${request.id} failed: ${describeError(error)}`);
      return waitForCluster(request, {
        now,
        reason: 'Eco itself failed; see the log of the backend',
      });
    }
  }

  #log({ request }: RequestClaim, { state, progress }: RequestChanges): void {
    if (state && state !== request.state) {
      const { operation, namespace, name, cluster, id } = request;
      const reason = progress?.error ? `: ${progress.error.message}` : '';
      this.#options.logger.info(
        `Request ${id} to ${operation} database ${namespace}/${name} in ${cluster} is ${state}${reason}`,
      );
    }
  }
}
