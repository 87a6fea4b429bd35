import { loadavg } from 'node:os';
import {
  KIND_SOURCES,
  readClusterVersion,
  readInventory,
} from '@backstage-eco/plugin-eco-backend/assessment';
import type { ReadingState } from '@backstage-eco/plugin-eco-backend/assessment';
import { ClusterAccess, Inventory } from '@backstage-eco/plugin-eco-node';
import { CountedRequest, CountingProxy } from '../../proxy/startCountingProxy';
import { KindCosts, neededBytes, toKindCosts } from './costs';
import { Lists, PlainLists } from './lists';
import { BenchCluster } from '../cluster/BenchCluster';
import { KindTraffic, sum, toTraffic } from './traffic';

/** Duration and load of a measurement. */
export interface Effort {
  seconds: number;
  /**
   * CPU seconds of the API server meanwhile, for all clients. Omitted if
   * unknown.
   */
  apiServerCpuSeconds?: number;
  /** Load average of the machine over the last minute. */
  load: number;
}

/** Cost of one cycle. */
export interface Cycle extends Effort {
  kinds: number;
  /** Number of list requests, without watches. */
  pages: number;
  /** Number of those pages that continue an earlier one. */
  continued: number;
  requests: number;
  /** Size of all answers' bodies on the wire, including discovery. */
  wireBytes: number;
  /**
   * Size of the cheapest sufficient lists of the same kinds, fetched right
   * after the cycle.
   */
  neededBytes: number;
  /**
   * Request for the server's version after the first read, not counted above.
   * Omitted if the read contained the version.
   */
  versionRequest?: { requests: number; wireBytes: number };
  perKind: KindCosts[];
}

/** Timeout of a read, as in a portal. */
const READ_WITHIN_MS = 60_000;

/**
 * Reads one cluster repeatedly, as the collection does, and counts the cost.
 */
export class CycleReader {
  readonly #cluster: BenchCluster;
  readonly #access: ClusterAccess;
  readonly #proxy: CountingProxy;
  readonly #lists: Lists;
  #inventory?: Inventory;
  #state?: ReadingState;
  #kinds: KindTraffic[] = [];

  constructor(options: {
    cluster: BenchCluster;
    access: ClusterAccess;
    proxy: CountingProxy;
    lists: Lists;
  }) {
    this.#cluster = options.cluster;
    this.#access = options.access;
    this.#proxy = options.proxy;
    this.#lists = options.lists;
  }

  /** Result of the last cycle. */
  get inventory(): Inventory {
    if (!this.#inventory) {
      throw new Error('nothing was read yet');
    }
    return this.#inventory;
  }

  /** @throws if the cluster was not read completely */
  async read(): Promise<Cycle> {
    const reading = await this.#measure(() => this.#readInventory());
    const version = await this.#measure(() => this.#readVersion());
    const { kinds, requests, bytes } = toTraffic(reading.requests);
    this.#kinds = kinds;
    const perKind = await this.#costs(kinds);
    return {
      kinds: kinds.length,
      pages: sum(kinds.map(({ pages }) => pages)),
      continued: sum(kinds.map(({ continued }) => continued)),
      requests,
      wireBytes: bytes,
      neededBytes: neededBytes(perKind),
      ...reading.effort,
      versionRequest:
        version.requests.length > 0
          ? {
              requests: version.requests.length,
              wireBytes: toTraffic(version.requests).bytes,
            }
          : undefined,
      perKind,
    };
  }

  /** Fetches plain full lists of the kinds of the last cycle. */
  async readPlain(): Promise<PlainLists & Effort> {
    const { result, effort } = await this.#measure(() =>
      this.#lists.plain(this.#kinds),
    );
    return { ...result, ...effort };
  }

  async #readInventory(): Promise<void> {
    const { inventory, outcome, state } = await readInventory({
      access: this.#access,
      cluster: this.#cluster.name,
      previous: this.#inventory,
      state: this.#state,
      // Schemas come from the CRDs already read and need no request.
      keepSchemas: async () => {},
      signal: AbortSignal.timeout(READ_WITHIN_MS),
    });
    if (outcome.status !== 'ok') {
      throw new Error(
        `${this.#cluster.name}: read as ${outcome.status}: ${outcome.reason}`,
      );
    }
    this.#inventory = inventory;
    this.#state = state;
  }

  async #readVersion(): Promise<void> {
    const { inventory } = this;
    if (inventory.kubernetesVersion === undefined) {
      const { name: cluster } = this.#cluster;
      const version = { access: this.#access, cluster };
      inventory.kubernetesVersion = await readClusterVersion(version);
    }
  }

  async #measure<T>(
    work: () => Promise<T>,
  ): Promise<{ result: T; requests: CountedRequest[]; effort: Effort }> {
    const { cpu } = this.#cluster;
    const from = this.#proxy.requests.length;
    const cpuBefore = await cpu?.();
    const begin = performance.now();
    const result = await work();
    const seconds = (performance.now() - begin) / 1000;
    return {
      result,
      requests: this.#proxy.requests.slice(from),
      effort: {
        seconds,
        apiServerCpuSeconds: cpu && (await cpu()) - cpuBefore!,
        load: loadavg()[0],
      },
    };
  }

  async #costs(kinds: KindTraffic[]): Promise<KindCosts[]> {
    const costs: KindCosts[] = [];
    for (const kind of kinds) {
      const lists = await this.#lists.costs(kind);
      costs.push(toKindCosts(kind, lists, metadataSuffices(kind.path)));
    }
    return costs;
  }
}

/**
 * Whether metadata is enough for a kind, as the inventory declares in its
 * sources.
 */
function metadataSuffices(path: string): boolean {
  const [, api, ...rest] = path.split('/');
  const group = api === 'apis' ? rest[0] : '';
  const resource = rest.at(-1);
  const source = Object.values(KIND_SOURCES).find(
    each => each.group === group && each.resource === resource,
  );
  return source?.form === 'metadata';
}
