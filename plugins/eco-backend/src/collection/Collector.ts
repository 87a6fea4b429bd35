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

/** Dependencies and limits of a collector. Durations are in milliseconds. */
export interface CollectorOptions {
  knex: Knex;
  access: ClusterAccess;
  definitions: ToolDefinition[];
  checks: readonly Check[];
  /** Omitted if nobody is notified of new findings. */
  announcer?: FindingAnnouncer;
  logger: LoggerService;
  telemetry: Telemetry;
  /** Maximum number of clusters that this backend reads at a time. */
  concurrency: number;
  /**
   * Whether several names of the same cluster are read as one. Default: true.
   */
  joinNames?: boolean;
  /** Time limit for reading one cluster. */
  clusterTimeoutMs: number;
  times: CycleTimes;
  /** Omitted if custom resources are not sampled. */
  sampleBudgets?: SampleBudgets;
  /** Duration of a claim before it must be renewed. */
  leaseMs?: number;
  /** How often the database is polled for work. */
  pollMs?: number;
}

const LEASE_MS = 20_000;
const POLL_MS = 1_000;
/** Limit while the event loop is busy; see ClaimLoop. */
const CLUSTERS_WHEN_BUSY = 2;
/** Work that exceeds the read timeout by this much is considered hung. */
const GRACE_MS = 60_000;
/** An unreachable database must not block the shutdown. */
const RELEASE_TIMEOUT_MS = 5_000;

/**
 * Processes due clusters, a few at a time. Backends share the clusters through
 * claims in the database; see docs/collection.md.
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
      failureMessage: 'No cluster is read',
      recoveryMessage: 'Clusters are read again',
      logger: options.logger,
    });
  }

  /** Starts polling for work, until {@link Collector.stop}. */
  start(): void {
    this.#loop.start();
  }

  /** Polls immediately, because clusters may have been added. */
  wake(): void {
    this.#loop.wake();
  }

  /** Replaces the tool definitions, from the next cycle of each cluster. */
  useDefinitions(definitions: ToolDefinition[]): void {
    this.#definitions = prepareDefinitions(definitions);
  }

  /**
   * Requests a read of a cluster by the next free backend.
   *
   * @returns false if the cluster is unknown or archived
   */
  async refresh(cluster: string): Promise<boolean> {
    const isKnown = await requestRefresh({ knex: this.#options.knex, cluster });
    this.#loop.wake();
    return isKnown;
  }

  /**
   * Aborts all running work and releases its claims, so that other backends can
   * take over. Resolves when everything has ended.
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
      // Work that ignores its signal must not block other clusters for longer.
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
      // Not the error itself: database errors contain all the data to be
      // written.
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
      // Without renewal, the claim expires by itself.
    });
  }
}
