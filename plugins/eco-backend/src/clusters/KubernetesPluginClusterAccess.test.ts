import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { KubernetesPluginClusterAccess } from './KubernetesPluginClusterAccess';

/** Simulates the portal: its Kubernetes plugin, and another plugin. */
let portal: Server;
const asked: string[] = [];

beforeAll(async () => {
  portal = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url?.startsWith('/api/kubernetes/proxy/elsewhere')) {
      response.writeHead(302, { Location: '/api/catalog/entities' }).end();
    } else if (request.url?.startsWith('/unconfigured/')) {
      response.writeHead(404).end();
    } else if (request.url?.startsWith('/failing/')) {
      response.writeHead(503).end();
    } else {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ kind: 'Status', url: request.url }));
    }
  });
  await new Promise<void>(done => portal.listen(0, '127.0.0.1', done));
});

afterAll(() => {
  portal.close();
  portal.closeAllConnections();
});

beforeEach(() => {
  asked.length = 0;
});

function access(prefix = 'api') {
  const { port } = portal.address() as AddressInfo;
  return new KubernetesPluginClusterAccess({
    auth: mockServices.auth(),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async id => `http://127.0.0.1:${port}/${prefix}/${id}`,
    }),
  });
}

describe('KubernetesPluginClusterAccess', () => {
  it('distinguishes a missing configuration from a failed list', async () => {
    await expect(access('unconfigured').list()).rejects.toThrow(NotFoundError);
    await expect(access('failing').list()).rejects.toThrow(/503/);
  });

  it('sends path and query through the proxy', async () => {
    const path = '/apis/apps/v1/deployments?limit=500&continue=a%2Fb';
    const response = await access().request('blue', path);
    expect(response.ok).toBe(true);
    expect(asked).toEqual([`/api/kubernetes/proxy${path}`]);
  });

  it('explains why a name cannot be sent in a header', async () => {
    await expect(access().request('产品', '/version')).rejects.toMatchObject({
      failure: 'unreachable',
      message: expect.stringContaining('Latin letters'),
    });
    await access().request('Prüfung', '/version');
    expect(asked).toEqual(['/api/kubernetes/proxy/version']);
  });

  it.each(['blue ', ' blue', ' '])(
    'asks none for the name %j, of which a header keeps less',
    async name => {
      await expect(access().request(name, '/version')).rejects.toMatchObject({
        failure: 'unreachable',
      });
      expect(asked).toEqual([]);
    },
  );

  it('does not follow redirects of a cluster', async () => {
    await expect(access().request('blue', '/elsewhere')).rejects.toMatchObject({
      failure: 'not-a-cluster',
      message: expect.stringContaining('redirects'),
    });
    expect(asked).toEqual(['/api/kubernetes/proxy/elsewhere']);
  });

  it.each([
    '/apis/../../../catalog/entities',
    '/apis/%2e%2e/%2e%2e/%2e%2e/catalog/entities',
    '/apis\\..\\..\\..\\catalog',
    '/apis/x#y',
    'x/y',
  ])('does not leave the cluster by %s', async path => {
    await expect(access().request('blue', path)).rejects.toMatchObject({
      failure: 'not-a-cluster',
    });
    expect(asked).toEqual([]);
  });
});
