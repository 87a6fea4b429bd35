import express from 'express';
import request from 'supertest';
import { createLocalAccessGuard } from './createLocalAccessGuard';

const HOST = 'localhost:7007';
const HOSTS = [HOST, '127.0.0.1:7007'];
const REFRESH = '/api/auth/guest/refresh';

/** A portal that answers everything that gets past the guard. */
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

describe('the guard of a portal on loopback', () => {
  it.each([...HOSTS, 'LOCALHOST:7007'])('answers the host %s', async host => {
    expect((await portal()('/eco', { host })).status).toBe(200);
  });

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

  it('lets in who has the key', async () => {
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
  ])('leaves %s to those that ask for a token themselves', async path => {
    expect((await portal('secret')(path)).status).toBe(200);
  });
});
