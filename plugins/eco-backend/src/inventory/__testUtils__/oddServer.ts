import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { readInventory } from '../readInventory';

/**
 * Answer of a server that cannot be run for real: too old, too busy or half
 * broken. The answers of a healthy API server are covered by plugin.test.ts
 * with a real one.
 */
type Answer = object | Response | Error;
/** Answers of a server, by path. */
export type OddServer = Record<
  string,
  Answer | ((path: string, headers: Record<string, string>) => Answer)
>;

/** Returns a group of an aggregated discovery. */
export function group(
  name: string,
  version: string,
  resources: string[],
  fresh = true,
) {
  return {
    metadata: { name },
    versions: [
      {
        version,
        freshness: fresh ? 'Current' : 'Stale',
        resources: resources.map(resource => ({
          resource,
          responseKind: { kind: resource },
          scope: 'Namespaced',
          verbs: ['get', 'list', 'watch'],
        })),
      },
    ],
  };
}

/** Returns an aggregated discovery. */
export function groups(...items: object[]) {
  return { kind: 'APIGroupDiscoveryList', items };
}

/** Returns a list, at version 100, of objects that only have names. */
export function list(...names: string[]) {
  return {
    kind: 'List',
    metadata: { resourceVersion: '100' },
    items: names.map(name => ({ metadata: { name, uid: `uid of ${name}` } })),
  };
}

/** Returns a watch event. */
export function event(type: string, name: string, resourceVersion = '101') {
  return { type, object: { metadata: { name, resourceVersion } } };
}

/** How the stream of a watch ends. */
interface WatchEnd {
  /** Milliseconds until the end. Default: 1,000, the requested duration. */
  afterMs?: number;
  /**
   * `cut`: the connection breaks. `never`: it stays open. Default: it ends
   * normally.
   */
  how?: 'cut' | 'never';
}

/**
 * Returns the stream of a watch: objects as JSON lines, strings as they are.
 */
export function stream(
  lines: Array<object | string>,
  { afterMs = 1000, how }: WatchEnd = {},
) {
  const body = new ReadableStream({
    async start(controller) {
      for (const line of lines) {
        const text =
          typeof line === 'string' ? line : `${JSON.stringify(line)}\n`;
        controller.enqueue(new TextEncoder().encode(text));
      }
      await sleep(afterMs);
      if (how === 'cut') {
        controller.error(new TypeError('terminated'));
      } else if (how !== 'never') {
        controller.close();
      }
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'application/json' },
  });
}

/** Answers requests for a kind, either with a list or with a watch. */
export function kind(items: object, watch: (path: string) => Answer) {
  return (path: string) => (path.includes('watch=1') ? watch(path) : items);
}

/** Returns a refusal of an API server. */
export function failure(status: number, headers: Record<string, string> = {}) {
  const body = { kind: 'Status', message: `refused with ${status}` };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Serves namespaces, Services and Deployments, one of each. */
export const healthy: OddServer = {
  '/version': { gitVersion: 'v1.37.2' },
  '/api': groups(group('', 'v1', ['namespaces', 'services'])),
  '/apis': groups(group('apps', 'v1', ['deployments'])),
  '/api/v1/namespaces': list('kube-system', 'shop'),
  '/api/v1/services': kind(list('web'), () => stream([])),
  '/apis/apps/v1/deployments': kind(list('web'), () => stream([])),
};

/** Returns an access to an odd server, and the requested paths. */
function accessTo(server: OddServer) {
  const asked: string[] = [];
  const access: ClusterAccess = {
    list: async () => [{ name: 'odd' }],
    async request(_, path, { headers = {} } = {}) {
      asked.push(path);
      const found = server[path.split('?')[0]];
      const answer = typeof found === 'function' ? found(path, headers) : found;
      if (answer instanceof Error) {
        throw answer;
      }
      if (!(answer instanceof Response)) {
        return new Response(JSON.stringify(answer));
      }
      // A body can only be read once; a function creates a new response each
      // time.
      return typeof found === 'function' ? answer : answer.clone();
    },
  };
  return { access, asked };
}

/** Reads the inventory of an odd server. */
export async function read(
  server: OddServer,
  options: Partial<Parameters<typeof readInventory>[0]> = {},
) {
  const { access, asked } = accessTo(server);
  const result = await readInventory({ access, cluster: 'odd', ...options });
  return { ...result, parts: result.inventory.parts, asked };
}
