import { CountedRequest } from '../../proxy/startCountingProxy';

/** Traffic of one kind in one cycle. */
export interface KindTraffic {
  /**
   * Path of the collection without a query, for example
   * `/apis/apps/v1/deployments`.
   */
  path: string;
  /** Label and field selectors of the requests, as a query. */
  selectors: string;
  requests: number;
  /** Number of list requests, without watches. */
  pages: number;
  /** Number of those pages that continue an earlier one. */
  continued: number;
  bytes: number;
}

/** Traffic of one cycle. */
export interface Traffic {
  kinds: KindTraffic[];
  requests: number;
  /** Size of all answers' bodies, including discovery. */
  bytes: number;
}

/**
 * Matches `/api/v1/pods` or `/apis/apps/v1/deployments`, across all namespaces.
 */
const COLLECTION = /^\/(?:api\/[^/]+|apis\/[^/]+\/[^/]+)\/[^/]+$/;

/** Sums up the requests of one cycle by kind. */
export function toTraffic(requests: readonly CountedRequest[]): Traffic {
  const kinds = new Map<string, KindTraffic>();
  for (const request of requests) {
    const [path, search = ''] = request.path.split('?');
    if (!COLLECTION.test(path)) {
      continue;
    }
    const query = new URLSearchParams(search);
    const kind = kinds.get(path) ?? {
      path,
      selectors: selectorsOf(query),
      requests: 0,
      pages: 0,
      continued: 0,
      bytes: 0,
    };
    kinds.set(path, kind);
    kind.requests++;
    kind.pages += isWatch(query) ? 0 : 1;
    kind.continued += query.has('continue') ? 1 : 0;
    kind.bytes += request.bytes;
  }
  return {
    kinds: [...kinds.values()].sort((a, b) => b.bytes - a.bytes),
    requests: requests.length,
    bytes: sum(requests.map(({ bytes }) => bytes)),
  };
}

function selectorsOf(query: URLSearchParams): string {
  const selectors = new URLSearchParams();
  for (const name of ['labelSelector', 'fieldSelector']) {
    const value = query.get(name);
    if (value) {
      selectors.set(name, value);
    }
  }
  return selectors.toString();
}

function isWatch(query: URLSearchParams): boolean {
  return ['1', 'true'].includes(query.get('watch') ?? '');
}

/** Returns the sum of numbers, 0 for none. */
export function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
