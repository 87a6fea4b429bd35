import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { ControlPlane, startControlPlane } from 'control-plane';
import { CountingProxy, startCountingProxy } from './startCountingProxy';

jest.setTimeout(900_000);

let controlPlane: ControlPlane;
let proxy: CountingProxy;
let token: string;

beforeAll(async () => {
  controlPlane = await startControlPlane({ name: 'counted' });
  const account = { name: 'caller', namespace: 'default' };
  await controlPlane.client.serverSideApply({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: account,
  });
  token = await controlPlane.token(account.namespace, account.name);
  await controlPlane.client.serverSideApply({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'caller' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'cluster-admin',
    },
    subjects: [{ kind: 'ServiceAccount', ...account }],
  });
  proxy = await startCountingProxy({
    url: controlPlane.url,
    ca: await readFile(controlPlane.caFile, 'utf8'),
  });
});

afterAll(async () => {
  await proxy?.stop();
  await controlPlane?.stop();
});

/**
 * Sends a request through the proxy, trusting only the proxy's own authority.
 */
async function send(path: string, headers: Record<string, string> = {}) {
  const outgoing = request(new URL(path, proxy.url), {
    ca: proxy.ca,
    headers: { authorization: `Bearer ${token}`, ...headers },
  }).end();
  outgoing.on('error', () => {});
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { outgoing, answer };
}

const last = () => proxy.requests.at(-1)!;

describe('the counting proxy in front of a real API server', () => {
  it('counts the bytes of a compressed answer on the wire', async () => {
    const path = '/api/v1/namespaces?limit=5';
    const plain = await buffer((await send(path)).answer);
    expect(JSON.parse(plain.toString()).kind).toBe('NamespaceList');
    expect(last()).toMatchObject({
      method: 'GET',
      path,
      status: 200,
      bytes: plain.length,
      ended: true,
    });

    // The OpenAPI document of this server is long enough to be compressed.
    const gzip = { 'accept-encoding': 'gzip' };
    const { answer } = await send('/openapi/v2', gzip);
    expect(answer.headers['content-encoding']).toBe('gzip');
    const compressed = await buffer(answer);
    expect(last().bytes).toBe(compressed.length);
    expect(gunzipSync(compressed).length).toBeGreaterThan(last().bytes);
  });

  it("passes on the caller's headers and the server's status", async () => {
    const accept = 'application/json;as=Table;g=meta.k8s.io;v=v1';
    const { answer } = await send('/api/v1/nodes', { accept });
    expect(JSON.parse(String(await buffer(answer))).kind).toBe('Table');
    expect(last().accept).toBe(accept);

    const refused = await send('/api/v1/nodes', { authorization: 'Bearer no' });
    await buffer(refused.answer);
    expect(last().status).toBe(401);

    const aggregated = {
      accept:
        'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
    };
    const { answer: apis } = await send('/apis', aggregated);
    await buffer(apis);
    const etag = String(apis.headers.etag);
    const again = await send('/apis', { ...aggregated, 'if-none-match': etag });
    await buffer(again.answer);
    expect(last()).toMatchObject({ status: 304, bytes: 0 });
  });

  it('streams a watch, and ends it when the caller disconnects', async () => {
    const { outgoing, answer } = await send(
      '/api/v1/namespaces?watch=1&timeoutSeconds=60&resourceVersion=0',
    );
    const [event] = (await once(answer, 'data')) as [Buffer];
    expect(event.toString()).toContain('ADDED');
    expect(last().bytes).toBeGreaterThan(0);
    expect(last().ended).toBe(false);
    outgoing.destroy();
    while (!last().ended) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  });

  it('closes the connection if the server does not answer', async () => {
    const nowhere = await startCountingProxy({ url: 'https://127.0.0.1:1' });
    const outgoing = request(new URL('/', nowhere.url), {
      ca: nowhere.ca,
    }).end();
    await expect(once(outgoing, 'response')).rejects.toThrow('socket hang up');
    expect(nowhere.requests).toMatchObject([{ bytes: 0, ended: true }]);
    expect(nowhere.requests[0].status).toBeUndefined();
    await nowhere.stop();
  });
});
