import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { untilAborted } from '../clusters';
import { ToolDefinition } from '../detection';
import { SampleBudgets } from '../inventory';
import {
  Claim,
  claimDueClusters,
  ClaimLostError,
  releaseClaim,
  requestRefresh,
} from '../store';
import { Definitions, prepareDefinitions } from './assess';
import { collectCluster, CollectedCluster } from './collectCluster';
import { Lease } from './Lease';
import { backoffMs, CycleTimes } from './nextCycle';
import { sampleCluster } from './sampleCluster';
import { Telemetry } from './Telemetry';

/** What a collector works with. Durations are in milliseconds. */
export interface CollectorOptions {
  knex: Knex;
  access: ClusterAccess;
  definitions: ToolDefinition[];
  logger: LoggerService;
  telemetry: Telemetry;
  /** How many clusters are read at the same time by this backend. */
  concurrency: number;
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
/** What keeps a cluster longer than its reading may take has gone wrong. */
const GRACE_MS = 60_000;
/** A database that is gone must not keep the backend from ending. */
const RELEASE_TIMEOUT_MS = 5_000;
const STOP_TIMEOUT_MS = 10_000;

/**
 * Works off the clusters that are due, a few at a time. Several backends share
 * them through claims in the database; see docs/collection.md.
 */
export class Collector {
  readonly #options: CollectorOptions;
  readonly #leaseMs: number;
  #definitions: Definitions;
  readonly #claimedBy = `${hostname()}/${process.pid}`.slice(-255);
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #loop: Promise<void> | undefined;
  #wake = new AbortController();
  #isDatabaseGone = false;

  constructor(options: CollectorOptions) {
    this.#options = options;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
    this.#definitions = prepareDefinitions(options.definitions);
  }

  /** Begins to look for work, until {@link Collector.stop}. */
  start(): void {
    this.#loop ??= this.#run();
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
    this.#wake.abort();
    return isKnown;
  }

  /**
   * Calls off whatever runs and gives its claims back, for another backend to
   * begin it again. Resolves when all has ended.
   */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('The backend is shutting down'));
    await untilAborted(this.#end(), AbortSignal.timeout(STOP_TIMEOUT_MS)).catch(
      () => {
        // What is claimed still ends by itself, and is begun again elsewhere.
      },
    );
  }

  async #end(): Promise<void> {
    await this.#loop;
    await Promise.all(this.#running);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const { concurrency, pollMs = POLL_MS } = this.#options;
      const free = concurrency - this.#running.size;
      const claims = free > 0 ? await this.#claim(free) : [];
      if (claims.length < free || free === 0) {
        // A little chance: backends that start together do not ask together.
        await this.#pause(pollMs * (1 + Math.random()));
      }
    }
  }

  /** @returns what was begun */
  async #claim(limit: number): Promise<Claim[]> {
    const { knex, logger, sampleBudgets } = this.#options;
    const claimedAt = performance.now();
    try {
      const claims = await claimDueClusters({
        knex,
        claimedBy: this.#claimedBy,
        works: sampleBudgets ? ['cycle', 'samples'] : ['cycle'],
        limit,
        leaseMs: this.#leaseMs,
      });
      if (this.#isDatabaseGone) {
        logger.info('Clusters are read again: the database is back');
      }
      this.#isDatabaseGone = false;
      claims.forEach(claim => this.#begin(claim, claimedAt));
      return claims;
    } catch (error) {
      if (!this.#isDatabaseGone && !this.#stop.signal.aborted) {
        logger.error(
          `No cluster is read: the database fails: ${stringifyError(error)}`,
        );
      }
      this.#isDatabaseGone = true;
      return [];
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    this.#wake = new AbortController();
    const signal = AbortSignal.any([this.#wake.signal, this.#stop.signal]);
    await sleep(milliseconds, undefined, { signal }).catch(() => {});
  }

  #begin(claim: Claim, claimedAt: number): void {
    const task = this.#work(claim, claimedAt).finally(() => {
      this.#running.delete(task);
      this.#wake.abort();
    });
    this.#running.add(task);
  }

  /** Never rejects: what goes wrong with one cluster does not touch the others. */
  async #work(claim: Claim, claimedAt: number): Promise<void> {
    const { knex, clusterTimeoutMs, telemetry } = this.#options;
    const leaseMs = this.#leaseMs;
    const lease = Lease.hold({ knex, claim, leaseMs, claimedAt });
    const limit = AbortSignal.timeout(clusterTimeoutMs + GRACE_MS);
    const signal = AbortSignal.any([this.#stop.signal, lease.signal, limit]);
    try {
      // Also what listens to no signal keeps other clusters waiting so long only.
      await untilAborted(
        telemetry.span(
          `eco.collection.${claim.work}`,
          { cluster: claim.cluster },
          () => this.#workOff(claim, lease, signal),
        ),
        limit,
      );
    } catch (error) {
      await this.#giveUp(claim, error);
    } finally {
      lease.end();
    }
  }

  async #workOff(
    claim: Claim,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    const { knex, telemetry, sampleBudgets } = this.#options;
    const access = telemetry.counted(this.#options.access, claim.work);
    if (claim.work === 'cycle') {
      const collected = await collectCluster({
        ...this.#options,
        access,
        definitions: this.#definitions,
        timeoutMs: this.#options.clusterTimeoutMs,
        isSampled: sampleBudgets !== undefined,
        claim,
        lease,
        signal,
      });
      this.#logOutcome(claim.cluster, collected);
    } else if (sampleBudgets) {
      const budgets = sampleBudgets;
      await sampleCluster({ knex, access, claim, budgets, signal });
    }
  }

  async #giveUp(claim: Claim, error: unknown): Promise<void> {
    const { logger, telemetry, times } = this.#options;
    const { cluster, work } = claim;
    const isStopped = this.#stop.signal.aborted;
    if (!isStopped && error instanceof ClaimLostError) {
      telemetry.claimLost();
      logger.warn(
        `Reading cluster ${cluster} was called off: ${error.message}`,
      );
      return;
    }
    if (!isStopped) {
      logger.error(
        `Reading cluster ${cluster} failed: ${stringifyError(error)}`,
        isError(error) ? error : undefined,
      );
    }
    const retry =
      !isStopped && work === 'cycle'
        ? { afterMs: backoffMs({ times, failures: claim.failures + 1 }) }
        : undefined;
    await untilAborted(
      releaseClaim({ knex: this.#options.knex, claim, retry }),
      AbortSignal.timeout(RELEASE_TIMEOUT_MS),
    ).catch(() => {
      // Nobody renews it: it ends by itself.
    });
  }

  /** Logs only what changed: a sick cluster stays sick for days. */
  #logOutcome(
    cluster: string,
    { outcome, before = 'ok' }: CollectedCluster,
  ): void {
    const { logger } = this.#options;
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
}
