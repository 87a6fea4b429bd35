import { hostname } from 'node:os';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Check, ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { untilAborted } from '../clusters';
import { RecentSchemas, SampleBudgets } from '../inventory';
import {
  Claim,
  claimDueClusters,
  ClaimLostError,
  describeError,
  releaseClaim,
  requestRefresh,
  skipCycle,
} from '../store';
import { Definitions, prepareDefinitions } from '../assessment/assess';
import { FindingAnnouncer } from '../findings/announcements';
import { ClaimLoop } from './ClaimLoop';
import { collectCluster } from './collectCluster';
import { isReadByOtherName } from './isReadByOtherName';
import { Lease } from './Lease';
import { logOutcome } from './logOutcome';
import { backoffMs, CycleTimes } from './nextCycle';
import { sampleCluster } from './sampleCluster';
import { Telemetry } from './Telemetry';

/** What a collector works with. Durations are in milliseconds. */
export interface CollectorOptions {
  knex: Knex;
  access: ClusterAccess;
  definitions: ToolDefinition[];
  checks: readonly Check[];
  /** Left out: nobody is told of new findings. */
  announcer?: FindingAnnouncer;
  logger: LoggerService;
  telemetry: Telemetry;
  /** How many clusters are read at the same time by this backend, at most. */
  concurrency: number;
  /** Whether names of the same cluster are read as one. Default: true. */
  joinNames?: boolean;
  /** How long the reading of one cluster may take. */
  clusterTimeoutMs: number;
  times: CycleTimes;
  /** Left out: custom resources are not sampled. */
  sampleBudgets?: SampleBudgets;
  /** For how long a cluster is claimed before the claim is renewed. */
  leaseMs?: number;
  /** How often the database is asked for work. */
  pollMs?: number;
}

const LEASE_MS = 20_000;
const POLL_MS = 1_000;
/** Those that wait for their API servers leave time for others; see ClaimLoop. */
const CLUSTERS_WHEN_BUSY = 2;
/** What keeps a cluster longer than its reading may take has gone wrong. */
const GRACE_MS = 60_000;
/** A database that is gone must not keep the backend from ending. */
const RELEASE_TIMEOUT_MS = 5_000;

/**
 * Works off the clusters that are due, a few at a time. Several backends share
 * them through claims in the database; see docs/collection.md.
 */
export class Collector {
  readonly #options: CollectorOptions;
  #definitions: Definitions;
  readonly #recentSchemas = new RecentSchemas();
  readonly #leaseMs: number;
  readonly #loop: ClaimLoop<Claim>;

  constructor(options: CollectorOptions) {
    const { knex, leaseMs = LEASE_MS, sampleBudgets } = options;
    this.#options = options;
    this.#leaseMs = leaseMs;
    this.#definitions = prepareDefinitions(options.definitions);
    const claimedBy = `${hostname()}/${process.pid}`.slice(-255);
    this.#loop = new ClaimLoop({
      claim: limit =>
        claimDueClusters({
          knex,
          claimedBy,
          works: sampleBudgets ? ['cycle', 'samples'] : ['cycle'],
          limit,
          leaseMs,
        }),
      work: (claim, claimedAt) => this.#work(claim, claimedAt),
      concurrency: options.concurrency,
      concurrencyWhenBusy: CLUSTERS_WHEN_BUSY,
      pollMs: options.pollMs ?? POLL_MS,
      standstill: 'No cluster is read',
      resumption: 'Clusters are read again',
      logger: options.logger,
    });
  }

  /** Begins to look for work, until {@link Collector.stop}. */
  start(): void {
    this.#loop.start();
  }

  /** Looks for work at once: clusters may have been added. */
  wake(): void {
    this.#loop.wake();
  }

  /** Recognises by other definitions, from the next reading of a cluster on. */
  useDefinitions(definitions: ToolDefinition[]): void {
    this.#definitions = prepareDefinitions(definitions);
  }

  /**
   * Has a cluster read as soon as a backend is free, whichever it is.
   *
   * @returns false where no such cluster is kept, or it is archived
   */
  async refresh(cluster: string): Promise<boolean> {
    const isKnown = await requestRefresh({ knex: this.#options.knex, cluster });
    this.#loop.wake();
    return isKnown;
  }

  /**
   * Calls off whatever runs and gives its claims back, for another backend to
   * begin it again. Resolves when all has ended.
   */
  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  async #work(claim: Claim, claimedAt: number): Promise<void> {
    const { knex, clusterTimeoutMs, telemetry } = this.#options;
    const { cluster, work } = claim;
    const leaseMs = this.#leaseMs;
    const lease = Lease.hold({ knex, claim, leaseMs, claimedAt });
    const limit = AbortSignal.timeout(clusterTimeoutMs + GRACE_MS);
    const signal = AbortSignal.any([this.#loop.signal, lease.signal, limit]);
    try {
      // What listens to no signal keeps other clusters waiting so long only.
      await untilAborted(
        telemetry.span(`eco.collection.${work}`, { cluster }, () =>
          work === 'cycle'
            ? this.#collect(claim, lease, signal)
            : this.#sample(claim, signal),
        ),
        limit,
      );
    } catch (error) {
      await this.#giveUp(claim, error);
    } finally {
      lease.end();
    }
  }

  async #collect(
    claim: Claim,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    const { knex, telemetry, logger, announcer, times } = this.#options;
    const { cluster } = claim;
    const access = telemetry.counted(this.#options.access, claim.work);
    const { joinNames = true } = this.#options;
    if (
      joinNames &&
      (await isReadByOtherName({ knex, access, claim, signal }))
    ) {
      lease.end();
      await skipCycle({ knex, claim, afterMs: times.frequencyMs });
      return;
    }
    const collected = await collectCluster({
      ...this.#options,
      access,
      definitions: this.#definitions,
      recentSchemas: this.#recentSchemas,
      timeoutMs: this.#options.clusterTimeoutMs,
      isSampled: this.#options.sampleBudgets !== undefined,
      claim,
      lease,
      signal,
    });
    logOutcome({ ...collected, logger, cluster });
    await announcer?.announce(cluster, collected.news);
  }

  async #sample(claim: Claim, signal: AbortSignal): Promise<void> {
    const { knex, access, telemetry, sampleBudgets } = this.#options;
    await sampleCluster({
      knex,
      access: telemetry.counted(access, claim.work),
      budgets: sampleBudgets,
      isNeeded: this.#definitions.needsSamplesOf,
      claim,
      signal,
    });
  }

  async #giveUp(claim: Claim, error: unknown): Promise<void> {
    const { knex, logger, telemetry, times } = this.#options;
    const { cluster, work } = claim;
    const isStopped = this.#loop.signal.aborted;
    if (!isStopped && error instanceof ClaimLostError) {
      telemetry.claimLost();
      logger.warn(
        `Work on cluster ${cluster} was called off: ${error.message}`,
      );
      return;
    }
    if (!isStopped) {
      // Not the error itself: one of the database has all that was to be kept.
      logger.error(
        `Work on cluster ${cluster} failed: ${describeError(error)}`,
      );
    }
    const retry =
      !isStopped && work === 'cycle'
        ? { afterMs: backoffMs({ times, failures: claim.failures + 1 }) }
        : undefined;
    await untilAborted(
      releaseClaim({ knex, claim, retry }),
      AbortSignal.timeout(RELEASE_TIMEOUT_MS),
    ).catch(() => {
      // Nobody renews it: it ends by itself.
    });
  }
}
