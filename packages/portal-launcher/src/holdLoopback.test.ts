import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { AddressInfo, createServer, Socket } from 'node:net';
import { holdLoopback } from './holdLoopback';

/** More than a socket buffers. */
const PAGE = 'the portal '.repeat(1_000_000);

/** A portal on 127.0.0.1, as the backend listens. */
async function startPortal() {
  const server = createHttpServer((_, response) => response.end(PAGE));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, stop: () => server.close() };
}

/** Tries to listen on an address, as another user of the machine could. */
async function listen(host: string, port: number): Promise<string> {
  const server = createServer();
  const failed = once(server, 'error').then(([error]) => error.code);
  server.listen({ host, port, ipv6Only: true });
  const outcome = await Promise.race([
    failed,
    once(server, 'listening').then(() => 'listens'),
  ]);
  server.close();
  return outcome;
}

describe('holdLoopback', () => {
  it.each(['::1', '::'])('keeps others from listening on %s', async host => {
    const portal = await startPortal();
    const held = await holdLoopback(portal.port);
    expect(await listen(host, portal.port)).toBe('EADDRINUSE');
    await held.stop();
    expect(await listen(host, portal.port)).toBe('listens');
    portal.stop();
  });

  it('forwards to the portal, and nowhere before it has started', async () => {
    const portal = await startPortal();
    const held = await holdLoopback(portal.port);
    const answer = await fetch(`http://[::1]:${portal.port}`, {
      headers: { connection: 'close' },
    });
    expect((await answer.text()) === PAGE).toBe(true);
    portal.stop();
    await expect(fetch(`http://[::1]:${portal.port}`)).rejects.toThrow();
    await held.stop();
  });

  it('closes open connections', async () => {
    const portal = await startPortal();
    const held = await holdLoopback(portal.port);
    const socket = new Socket();
    socket.connect(portal.port, '::1');
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    await held.stop();
    await closed;
    expect(socket.destroyed).toBe(true);
    portal.stop();
  });
});
