import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Authority } from 'control-plane';
import { FaultProxy } from './FaultProxy';
import { FaultSet } from './FaultSet';
import { everything, pathIs } from './matchers';
import {
  answer,
  brokenGzip,
  cutInBody,
  hang,
  observe,
  observeDeadServer,
  reset,
  rewrite,
} from './strikes';

let upstream: Server;
let faults: FaultSet;
let proxy: FaultProxy;

beforeAll(async () => {
  upstream = createServer((request, response) => {
    const body = JSON.stringify({
      path: request.url,
      headers: request.headers,
    });
    response.setHeader('content-type', 'application/json');
    if (request.headers['accept-encoding']?.includes('gzip')) {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(body));
    } else {
      response.end(body);
    }
  });
  await listen();
});

beforeEach(async () => {
  faults = new FaultSet();
  proxy = await FaultProxy.start({
    target: { url: `http://127.0.0.1:${port()}` },
    faults: [faults],
  });
});

afterEach(() => proxy.stop());

afterAll(() => {
  upstream.closeAllConnections();
  upstream.close();
});

function listen(at = 0): Promise<void> {
  return new Promise(resolve => {
    upstream.listen(at, '127.0.0.1', resolve);
  });
}

function port(): number {
  return (upstream.address() as AddressInfo).port;
}

function ask(at: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${proxy.port}${at}`, init);
}

/** Waits, as the other side of a connection notices a moment later. */
async function struck(): Promise<void> {
  while (faults.strikes === 0) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

it('passes other requests unchanged, with headers and encoding', async () => {
  const response = await ask('/a?b=1', { headers: { accept: 'text/x' } });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(await response.json()).toMatchObject({
    path: '/a?b=1',
    headers: { accept: 'text/x' },
  });
  expect(faults.strikes).toBe(0);
});

it('strikes matching requests, up to the limit, and counts them', async () => {
  faults.strike({ matches: pathIs('/a'), strike: answer(418, 'no'), times: 1 });
  expect((await ask('/b')).status).toBe(200);
  expect((await ask('/a')).status).toBe(418);
  expect((await ask('/a')).status).toBe(200);
  expect(faults.strikes).toBe(1);
});

it('does not count preludes, nor strikes that did not happen', async () => {
  faults.strike(
    { matches: pathIs('/first'), strike: answer(410, ''), isPrelude: true },
    {
      matches: everything,
      strike: observe(({ body }) => body.includes('"path":"/seen"')),
    },
  );
  await ask('/first');
  await ask('/other');
  expect(faults.strikes).toBe(0);
  expect(await (await ask('/seen')).json()).toMatchObject({ path: '/seen' });
  expect(faults.strikes).toBe(1);
});

it('changes a response and sends its correct length', async () => {
  faults.strike({ matches: everything, strike: rewrite(() => 'ünlike') });
  const response = await ask('/a');
  expect(response.headers.get('content-length')).toBe('7');
  expect(await response.text()).toBe('ünlike');
});

it.each([
  ['cut', cutInBody],
  ['not valid gzip', brokenGzip],
])('sends a body that is %s', async (_, strike) => {
  faults.strike({ matches: everything, strike });
  const response = await ask('/a');
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
  expect(faults.strikes).toBe(1);
});

it('resets a connection', async () => {
  faults.strike({ matches: everything, strike: reset });
  await expect(ask('/a')).rejects.toMatchObject({
    cause: { code: 'ECONNRESET' },
  });
});

it('lets nothing hang once it is healed', async () => {
  faults.strike({ matches: everything, strike: hang });
  const hanging = ask('/a');
  hanging.catch(() => {});
  await struck();
  faults.heal();
  await expect(hanging).rejects.toThrow();
  expect((await ask('/a')).status).toBe(200);
});

it('counts a server that does not respond', async () => {
  faults.strike({ matches: everything, strike: observeDeadServer });
  expect((await ask('/a')).status).toBe(200);
  expect(faults.strikes).toBe(0);
  const at = port();
  upstream.closeAllConnections();
  await new Promise(resolve => upstream.close(resolve));
  await expect(ask('/a')).rejects.toThrow();
  expect(faults.strikes).toBe(1);
  await listen(at);
});

it('counts callers that refuse its certificate', async () => {
  const authority = await Authority.create('test');
  const addresses = { ips: ['127.0.0.1'], names: [] };
  const secure = await FaultProxy.start({
    target: { url: `http://127.0.0.1:${port()}` },
    tls: await authority.issue({ commonName: 'good', addresses }),
    faults: [faults],
  });
  const notAfter = new Date(Date.now() - 1000);
  secure.showWrongCertificate(
    await authority.issue({ commonName: 'expired', addresses, notAfter }),
    faults,
  );
  await expect(
    fetch(`https://127.0.0.1:${secure.port}/`),
  ).rejects.toMatchObject({ cause: { message: expect.any(String) } });
  await struck();
  await secure.stop();
  expect(faults.strikes).toBe(1);
});
