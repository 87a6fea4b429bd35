import { once } from 'node:events';
import { AddressInfo, connect } from 'node:net';
import express from 'express';
import request from 'supertest';
import { createLocalAccessGuard } from './createLocalAccessGuard';

const HOST = 'localhost:7007';
const HOSTS = [HOST, '127.0.0.1:7007'];
const REFRESH = '/api/auth/guest/refresh';

/** A portal that responds to everything that passes the guard. */
function portal(key?: string) {
  const app = express();
  app.use(createLocalAccessGuard({ hosts: HOSTS, key }));
  app.use((_, response) => {
    response.send('in');
  });
  return (path: string, headers: Record<string, string> = {}) =>
    request(app)
      .get(path)
      .set({ host: HOST, ...headers });
}

/**
 * Returns the first line of the response; other clients would normalize the
 * path.
 */
async function sendRaw(path: string): Promise<string> {
  const app = express();
  app.use(createLocalAccessGuard({ hosts: HOSTS, key: 'secret' }));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`,
  );
  const [answer] = await once(socket, 'data');
  socket.destroy();
  server.close();
  return String(answer).split('\r\n')[0];
}

describe('the guard of a portal on loopback', () => {
  it.each([...HOSTS, 'LOCALHOST:7007'])(
    'responds to the host %s',
    async host => {
      expect((await portal()('/eco', { host })).status).toBe(200);
    },
  );

  it.each(['rebind.example:7007', 'localhost', 'localhost:7008', ''])(
    'refuses the host "%s", on every path',
    async host => {
      for (const path of ['/', '/api/eco/clusters', REFRESH]) {
        const { text } = await portal()(path, { host }).expect(403);
        expect(text).toContain('answers at http://localhost:7007 only');
      }
    },
  );

  it.each(['', 'wrong', 'secret '])(
    'lets nobody sign in with the key "%s"',
    async key => {
      const ask = portal('secret!');
      const headers: Record<string, string> = key
        ? { 'x-portal-key': key }
        : {};
      for (const path of [REFRESH, '/API/Auth/guest/refresh', '/api/auth/']) {
        const { body } = await ask(path, headers).expect(401);
        expect(body.error.message).toMatch(/address that npm start printed/);
      }
    },
  );

  it.each(['..', '%2e%2e', '..%2f', '.%2e'])(
    'does not confuse paths because of a segment %s',
    async segment => {
      for (const free of ['.well-known', '.backstage', 'v1/userinfo']) {
        const path = `/api/auth/${free}/${segment}/guest/refresh`;
        await sendRaw(path).then(line => expect(line).toMatch(/ 401 /));
      }
    },
  );

  it('admits a browser with the key', async () => {
    const { status } = await portal('secret')(REFRESH, {
      'x-portal-key': 'secret',
    });
    expect(status).toBe(200);
  });

  it.each([
    '/eco',
    '/api/eco/clusters',
    '/api/auth/.well-known/jwks.json',
    '/api/auth/.backstage/auth/v1/jwks.json',
    '/api/auth/v1/userinfo',
  ])('needs no key for %s', async path => {
    expect((await portal('secret')(path)).status).toBe(200);
  });
});
