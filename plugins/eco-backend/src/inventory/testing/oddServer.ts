import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { readInventory } from '../readInventory';

/**
 * Servers that cannot be had as real ones: too old, too busy, half broken. What
 * a healthy API server answers is proven by plugin.test.ts on a real one.
 */
type Answer = object | Response | Error;
/** What a server answers, by path. */
export type OddServer = Record<string, Answer | ((path: string) => Answer)>;

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
          verbs: ['get', 'list'],
        })),
      },
    ],
  };
}

/** A discovery in the aggregated form. */
export function groups(...items: object[]) {
  return { kind: 'APIGroupDiscoveryList', items };
}

/** A list of objects that have nothing but names. */
export function list(...names: string[]) {
  return {
    kind: 'List',
    metadata: {},
    items: names.map(name => ({ metadata: { name } })),
  };
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
  '/api/v1/namespaces': list('shop'),
  '/api/v1/services': list('web'),
  '/apis/apps/v1/deployments': list('web'),
};

/** The way to an odd server, and which paths were asked for. */
function accessTo(server: OddServer) {
  const asked: string[] = [];
  const access: ClusterAccess = {
    list: async () => [{ name: 'odd' }],
    async request(_, path) {
      asked.push(path);
      const found = server[path.split('?')[0]];
      const answer = typeof found === 'function' ? found(path) : found;
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
