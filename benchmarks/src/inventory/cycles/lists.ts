import { Agent, request } from 'node:https';
import pLimit from 'p-limit';
import { CountedRequest, CountingProxy } from '../../proxy/startCountingProxy';
import { ListCosts } from './costs';
import { KindTraffic, sum } from './traffic';

const FULL = 'application/json';
const METADATA =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/** Concurrent lists, as in the reader. */
const CONCURRENCY = 4;

/** Cost of plain lists of some kinds. */
export interface PlainLists {
  requests: number;
  /** Size on the wire. */
  wireBytes: number;
  seconds: number;
}

/**
 * Fetches lists through a counting proxy, to compare them with what was read.
 */
export class Lists {
  readonly #proxy: CountingProxy;
  readonly #token: string;
  readonly #agent: Agent;

  /** @param token - Token of the reader to compare with */
  constructor(proxy: CountingProxy, token: string) {
    this.#proxy = proxy;
    this.#token = token;
    this.#agent = new Agent({ keepAlive: true, ca: proxy.ca });
  }

  /**
   * Measures the cost of a kind in each form, with the selectors of the reader.
   */
  async costs({ path, selectors }: KindTraffic): Promise<ListCosts> {
    const url = selectors ? `${path}?${selectors}` : path;
    const [full] = await this.#counted(() => this.#get(url, FULL));
    const [metadata] = await this.#counted(() => this.#get(url, METADATA));
    if (full.status !== 200) {
      throw new Error(`${url}: status ${full.status}`);
    }
    return {
      full: full.bytes,
      metadata: metadata.status === 200 ? metadata.bytes : undefined,
    };
  }

  /** Fetches full lists of kinds, as a client would that ignores the cost. */
  async plain(kinds: KindTraffic[]): Promise<PlainLists> {
    const begin = performance.now();
    const limit = pLimit(CONCURRENCY);
    const requests = await this.#counted(() =>
      Promise.all(kinds.map(({ path }) => limit(() => this.#get(path, FULL)))),
    );
    return {
      requests: requests.length,
      wireBytes: sum(requests.map(({ bytes }) => bytes)),
      seconds: (performance.now() - begin) / 1000,
    };
  }

  /** Closes the connections that are kept alive. */
  close(): void {
    this.#agent.destroy();
  }

  async #counted(work: () => Promise<unknown>): Promise<CountedRequest[]> {
    const from = this.#proxy.requests.length;
    await work();
    return this.#proxy.requests.slice(from);
  }

  #get(path: string, accept: string): Promise<void> {
    const headers = {
      accept,
      'accept-encoding': 'gzip',
      authorization: `Bearer ${this.#token}`,
    };
    return new Promise((resolve, reject) => {
      request(
        new URL(path, this.#proxy.url),
        { agent: this.#agent, headers },
        answer => answer.resume().once('end', resolve).once('error', reject),
      )
        .once('error', reject)
        .end();
    });
  }
}
