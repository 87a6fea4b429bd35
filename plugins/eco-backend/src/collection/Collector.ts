import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
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
   * runs already began earlier: another one follows it.
   *
   * @param cluster - the name of a known cluster
   */
  refresh(cluster: string): void {
    const { signal } = this.#stop;
    const known = async () => {
      await this.#running.get(cluster);
      const clusters = await listKnownClusters({ ...this.#options, signal });
      const found = clusters.find(({ name }) => name === cluster);
      if (found) {
        await this.#collect(found, signal);
      }
    };
    known().catch(error => this.#logFailure(cluster, error));
  }

  /** Calls off whatever runs, and resolves when it has ended. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('The backend is shutting down'));
    await Promise.all(this.#running.values());
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
      const { logger } = this.#options;
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      const message = `Read cluster ${name} in ${seconds} s: ${status}`;
      if (status === 'ok') {
        logger.debug(message);
      } else {
        logger.warn(`${message}, ${reason}`);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#logFailure(name, error);
      }
    }
  }

  #logFailure(cluster: string, error: unknown): void {
    this.#options.logger.error(
      `Reading cluster ${cluster} failed: ${stringifyError(error)}`,
      isError(error) ? error : undefined,
    );
  }
}
