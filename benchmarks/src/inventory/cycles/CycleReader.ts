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

/** How long something took. */
export interface Effort {
  seconds: number;
  /** What the API server worked meanwhile, for whomever. Left out: not known. */
  apiServerCpuSeconds?: number;
  /** The machine's load over the last minute. */
  load: number;
}

/** What one cycle cost. */
export interface Cycle extends Effort {
  kinds: number;
  /** Requests for lists; a watch is none. */
  pages: number;
  /** Of the pages, those that continue an earlier one. */
  continued: number;
  requests: number;
  /** Bodies of all answers as on the wire, discovery included. */
  wireBytes: number;
  /** What the cheaper sufficient lists of the same kinds cost just after it. */
  neededBytes: number;
  /**
   * After the first reading, the collection asks for the server's version. That
   * is not counted above; left out where the reading brought it.
   */
  versionRequest?: { requests: number; wireBytes: number };
  perKind: KindCosts[];
}

/** How long a reading may take, as a portal has it. */
const READ_WITHIN_MS = 60_000;

/** Reads one cluster again and again, as the collection does, and counts. */
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

  /** What the last cycle read. */
  get inventory(): Inventory {
    if (!this.#inventory) {
      throw new Error('nothing was read yet');
    }
    return this.#inventory;
  }

  /** @throws an error where the cluster was not read whole */
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

  /** Plain full lists of the kinds of the last cycle. */
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
      // Schemas are taken from what came: they are no request.
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

/** By the inventory's own declaration of what it keeps of each kind. */
function metadataSuffices(path: string): boolean {
  const [, api, ...rest] = path.split('/');
  const group = api === 'apis' ? rest[0] : '';
  const resource = rest.at(-1);
  const source = Object.values(KIND_SOURCES).find(
    each => each.group === group && each.resource === resource,
  );
  return source?.form === 'metadata';
}
