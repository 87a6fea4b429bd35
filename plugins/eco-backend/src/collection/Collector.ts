import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import { Outcome } from '@backstage-eco/plugin-eco-common';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import pLimit from 'p-limit';
import { ToolDefinition } from '../detection';
import { collectCluster } from './collectCluster';
import { KnownCluster, listKnownClusters } from './listKnownClusters';

/** What a collector works with. */
export interface CollectorOptions {
  knex: Knex;
  access: ClusterAccess;
  definitions: ToolDefinition[];
  logger: LoggerService;
  /** How many clusters are read at the same time. */
  concurrency: number;
  /** How long the reading of one cluster may take, in milliseconds. */
  clusterTimeoutMs: number;
}

/**
 * Reads clusters: all of them from time to time, and one when somebody asks. A
 * cluster is never read twice at the same time by one backend.
 */
export class Collector {
  readonly #options: CollectorOptions;
  readonly #stop = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  /** Clusters that somebody asked for and that are not begun yet. */
  readonly #wanted = new Set<string>();
  /** Everything that has to end before the backend does. */
  readonly #tasks = new Set<Promise<void>>();
  /** What was last logged of a cluster: it is not said again each time. */
  readonly #logged = new Map<string, string>();

  constructor(options: CollectorOptions) {
    this.#options = options;
  }

  /**
   * Reads all clusters, a few at a time. What goes wrong with one of them is
   * logged and does not touch the others.
   *
   * @param signal - calls it off; what was finished by then is kept
   */
  async collectAll(signal: AbortSignal): Promise<void> {
    return this.#untilStopped(this.#collectListed(signal));
  }

  async #collectListed(signal: AbortSignal): Promise<void> {
    const combined = AbortSignal.any([signal, this.#stop.signal]);
    const { concurrency } = this.#options;
    const clusters = await listKnownClusters({
      ...this.#options,
      signal: combined,
    });
    const limit = pLimit(concurrency);
    await Promise.all(
      clusters.map(cluster => limit(() => this.#collect(cluster, combined))),
    );
  }

  /**
   * Starts to read one cluster and does not wait for the end. A reading that
   * runs already began earlier: another one follows it, for all who ask by then.
   *
   * @param cluster - the name of a known cluster
   */
  refresh(cluster: string): void {
    if (!this.#wanted.has(cluster)) {
      this.#wanted.add(cluster);
      this.#untilStopped(this.#collectWanted(cluster)).catch(error =>
        this.#logFailure(cluster, error),
      );
    }
  }

  async #collectWanted(cluster: string): Promise<void> {
    const { signal } = this.#stop;
    try {
      await this.#running.get(cluster);
      const clusters = await listKnownClusters({ ...this.#options, signal });
      // Whoever asks from here on may get what is read after it.
      this.#wanted.delete(cluster);
      const found = clusters.find(({ name }) => name === cluster);
      if (found) {
        await this.#collect(found, signal);
      }
    } finally {
      this.#wanted.delete(cluster);
    }
  }

  /** Calls off whatever runs, and resolves when it has ended. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('The backend is shutting down'));
    await Promise.allSettled(this.#tasks);
  }

  /** Lets nothing outlive the backend, and is not heard of when it is stopped. */
  async #untilStopped(work: Promise<void>): Promise<void> {
    const task = work
      .catch(error => {
        if (!this.#stop.signal.aborted) {
          throw error;
        }
      })
      .finally(() => this.#tasks.delete(task));
    this.#tasks.add(task);
    return task;
  }

  async #collect(cluster: KnownCluster, signal: AbortSignal): Promise<void> {
    const { name } = cluster;
    const running = this.#running.get(name);
    if (running || signal.aborted) {
      return running;
    }
    const started = this.#collectOnce(cluster, signal).finally(() =>
      this.#running.delete(name),
    );
    this.#running.set(name, started);
    return started;
  }

  async #collectOnce(
    { name, isDuplicate }: KnownCluster,
    signal: AbortSignal,
  ): Promise<void> {
    const { knex, access, definitions, clusterTimeoutMs } = this.#options;
    const startedAt = Date.now();
    try {
      const { status, reason } = await collectCluster({
        knex,
        access,
        definitions,
        cluster: name,
        isDuplicate,
        timeoutMs: clusterTimeoutMs,
        signal,
      });
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      this.#options.logger.debug(`Read cluster ${name} in ${seconds} s`);
      this.#logOutcome(name, { status, reason });
    } catch (error) {
      if (!signal.aborted) {
        this.#logFailure(name, error);
      }
    }
  }

  /** Logs only what changed: a sick cluster stays sick for days. */
  #logOutcome(name: string, { status, reason }: Outcome): void {
    const { logger } = this.#options;
    const before = this.#logged.get(name) ?? 'ok';
    this.#logged.set(name, status);
    if (status === before) {
      return;
    }
    if (status === 'ok') {
      logger.info(`Cluster ${name} is read again`);
    } else {
      logger.warn(`Cluster ${name}: ${status}, ${reason}`);
    }
  }

  #logFailure(cluster: string, error: unknown): void {
    this.#options.logger.error(
      `Reading cluster ${cluster} failed: ${stringifyError(error)}`,
      isError(error) ? error : undefined,
    );
  }
}
