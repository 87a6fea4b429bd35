import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { readInventory } from '../readInventory';

/**
 * Servers that cannot be had as real ones: too old, too busy, half broken. What
 * a healthy API server answers is proven by plugin.test.ts on a real one.
 */
type Answer = object | Response | Error;
/** What a server answers, by path. */
export type OddServer = Record<
  string,
  Answer | ((path: string, headers: Record<string, string>) => Answer)
>;

/** A group of a discovery in the aggregated form. */
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

/** A discovery in the aggregated form. */
export function groups(...items: object[]) {
  return { kind: 'APIGroupDiscoveryList', items };
}

/** A list of objects that have nothing but names, at version 100. */
export function list(...names: string[]) {
  return {
    kind: 'List',
    metadata: { resourceVersion: '100' },
    items: names.map(name => ({ metadata: { name, uid: `uid of ${name}` } })),
  };
}

/** An event of a watch. */
export function event(type: string, name: string, resourceVersion = '101') {
  return { type, object: { metadata: { name, resourceVersion } } };
}

/** How a watch that is answered ends. */
interface WatchEnd {
  /** After how many milliseconds. Default: the second that was asked for. */
  afterMs?: number;
  /** `cut`: the connection breaks. `never`: it stays open. Default: it ends well. */
  how?: 'cut' | 'never';
}

/** The stream of a watch: objects as lines of JSON, texts as they are. */
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

/** Answers a kind: a list, and what a watch gives. */
export function kind(items: object, watch: (path: string) => Answer) {
  return (path: string) => (path.includes('watch=1') ? watch(path) : items);
}

/** An API server's refusal. */
export function failure(status: number, headers: Record<string, string> = {}) {
  const body = { kind: 'Status', message: `refused with ${status}` };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Serves namespaces, Services and Deployments, one each. */
export const healthy: OddServer = {
  '/version': { gitVersion: 'v1.37.2' },
  '/api': groups(group('', 'v1', ['namespaces', 'services'])),
  '/apis': groups(group('apps', 'v1', ['deployments'])),
  '/api/v1/namespaces': list('kube-system', 'shop'),
  '/api/v1/services': kind(list('web'), () => stream([])),
  '/apis/apps/v1/deployments': kind(list('web'), () => stream([])),
};

/** The way to an odd server, and which paths were asked for. */
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
      // A body can be read once; a function makes a new one each time.
      return typeof found === 'function' ? answer : answer.clone();
    },
  };
  return { access, asked };
}

/** Reads an odd server. */
export async function read(
  server: OddServer,
  options: Partial<Parameters<typeof readInventory>[0]> = {},
) {
  const { access, asked } = accessTo(server);
  const result = await readInventory({ access, cluster: 'odd', ...options });
  return { ...result, parts: result.inventory.parts, asked };
}
