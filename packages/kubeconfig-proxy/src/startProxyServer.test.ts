import { createServer, Server } from 'node:http';
import { AddressInfo, connect, Socket } from 'node:net';
import { ContextAccess } from './ContextAccess';
import { ProxyServer, startProxyServer } from './startProxyServer';

let upstream: Server;
let proxy: ProxyServer;
/** Paths of the requests that the API server has seen end. */
const ended: string[] = [];
const arrived: string[] = [];

beforeEach(async () => {
  ended.length = 0;
  arrived.length = 0;
  upstream = createServer((request, response) => {
    const { url = '' } = request;
    arrived.push(`${request.method} ${url}`);
    response.on('close', () => ended.push(url));
    if (url.includes('watch')) {
      response.write('{"type":"BOOKMARK"}\n');
    } else if (url === '/api/moved') {
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    } else {
      response.end('{}');
    }
  });
  const server = await listen(upstream);
  const access = new ContextAccess({
    name: 'mine',
    cluster: { server },
    user: {},
  });
  proxy = await startProxyServer([{ access, explain: String }]);
});

afterEach(async () => {
  await proxy.stop();
  upstream.closeAllConnections();
  await new Promise(resolve => upstream.close(resolve));
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function eventually(isSo: () => boolean): Promise<void> {
  const until = Date.now() + 5_000;
  while (!isSo() && Date.now() < until) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  expect(isSo()).toBe(true);
}

/** Sends a raw request, and reads the first line of the response. */
async function sendRaw(
  lines: string[],
): Promise<{ socket: Socket; status: string }> {
  const { port } = new URL(proxy.urls[0]);
  const socket = connect({ host: '127.0.0.1', port: Number(port) });
  socket.on('error', () => {});
  const head = [...lines, `Authorization: Bearer ${proxy.token}`, '', ''];
  socket.write(head.join('\r\n'));
  const status = await new Promise<string>(resolve => {
    socket.once('data', data => resolve(String(data).split('\r\n')[0]));
    socket.once('close', () => resolve('closed'));
  });
  return { socket, status };
}

function ask(path: string, init: RequestInit = {}) {
  return fetch(proxy.urls[0] + path, {
    redirect: 'manual',
    ...init,
    headers: { authorization: `Bearer ${proxy.token}` },
  });
}

describe('the proxy server', () => {
  it.each([
    ['an absolute address', 'GET http://127.0.0.1:9/0/version HTTP/1.1', '404'],
    ['another host in the path', 'GET //127.0.0.1:9/version HTTP/1.1', '404'],
    ['an index that is none', 'GET /__proto__/version HTTP/1.1', '404'],
    ['an index beyond the last', 'GET /1/version HTTP/1.1', '404'],
    ['an empty segment', 'GET /0/api//v1 HTTP/1.1', '400'],
    ['HEAD', 'HEAD /0/version HTTP/1.1', '405'],
    ['TRACE', 'TRACE /0/version HTTP/1.1', '405'],
  ])('does not pass on %s', async (_, line, status) => {
    const answer = await sendRaw([line, 'Host: elsewhere']);
    expect(answer.status).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(arrived).toEqual([]);
    answer.socket.destroy();
  });

  it('does not tunnel', async () => {
    const answer = await sendRaw(['CONNECT 127.0.0.1:9 HTTP/1.1', 'Host: x']);
    expect(answer.status).toBe('closed');
  });

  it('refuses conflicting body lengths, as in request smuggling', async () => {
    const { status } = await sendRaw([
      'GET /0/version HTTP/1.1',
      'Host: x',
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
    ]);
    expect(status).toMatch(/^HTTP\/1.1 400 /);
    expect(arrived).toEqual([]);
  });

  it('drops the body of a refused request', async () => {
    const body = Buffer.alloc(20_000_000);
    const answer = await ask('/api/v1/pods', { method: 'POST', body });
    expect(answer.status).toBe(405);
    expect(arrived).toEqual([]);
  });

  it('refuses an upgrade, and stops although the client stays connected', async () => {
    const { status } = await sendRaw([
      'GET /0/api/v1/pods HTTP/1.1',
      'Host: x',
      'Connection: Upgrade',
      'Upgrade: websocket',
    ]);
    expect(status).toMatch(/^HTTP\/1.1 403 /);
    expect(arrived).toEqual([]);
  });

  it('survives a client that disconnects before it is refused', async () => {
    const { port } = new URL(proxy.urls[0]);
    for (let attempt = 0; attempt < 20; attempt++) {
      const socket = connect({ host: '127.0.0.1', port: Number(port) });
      socket.on('error', () => {});
      await new Promise<void>(resolve => {
        socket.once('connect', resolve);
      });
      socket.write(
        'GET /0/x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
        () => socket.resetAndDestroy(),
      );
    }
    expect((await ask('/version')).status).toBe(200);
  });

  it('ends a watch at the API server when its reader leaves', async () => {
    const reader = new AbortController();
    const answer = await ask('/api/v1/pods?watch=1', {
      signal: reader.signal,
    });
    const stream = answer.body!.getReader();
    expect((await stream.read()).done).toBe(false);
    expect(ended).toEqual([]);
    reader.abort();
    await stream.closed.catch(() => {});
    await eventually(() => ended.length === 1);
  });

  it('strips the target of redirects by an API server', async () => {
    const answer = await ask('/api/moved');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBeNull();
  });
});
