import { AddressInfo, connect, Socket } from 'net';
import { text } from 'stream/consumers';
import { Metrics } from './Metrics';
import { serveTelemetry } from './serveTelemetry';

const MANY = 500;

describe('the port for probes', () => {
  let server: Awaited<ReturnType<typeof serveTelemetry>>;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    server = await serveTelemetry({
      host: '127.0.0.1',
      port: 0,
      metrics: new Metrics(),
      isReady: () => true,
    });
  });

  afterAll(() => {
    sockets.forEach(socket => socket.destroy());
    server.closeAllConnections();
    server.close();
  });

  const connections = () =>
    new Promise<number>((resolve, reject) => {
      server.getConnections((error, count) =>
        error ? reject(error) : resolve(count),
      );
    });

  it.each([
    ['say nothing', ''],
    ['never end their headers', 'GET /metrics HTTP/1.1\r\nHost: x\r\nA: '],
    ['stay after the answer', 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])(
    'responds while others open very many connections that %s',
    async (_, words) => {
      const { port } = server.address() as AddressInfo;
      for (let i = 0; i < MANY; i++) {
        await new Promise<void>(resolve => {
          const socket = connect(port, '127.0.0.1', () => {
            socket.write(words);
            resolve();
          });
          socket.on('error', () => {});
          sockets.push(socket);
        });
      }
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
      expect(answer.status).toBe(200);
      expect(await connections()).toBeLessThanOrEqual(51);
    },
  );

  it('answers only the first request of a connection, however many are pipelined', async () => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20));
    const answers = (await text(socket)).split('HTTP/1.1 ').slice(1);
    expect(answers).toEqual([expect.stringMatching(/^200 OK\r\n[^]*\nok\n$/)]);
  });

  it('answers a request that arrives in parts', async () => {
    const { port } = server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.write('GET /readyz?verbose HT');
    await new Promise(setImmediate);
    socket.write('TP/1.1\r\nHost: x\r\n\r');
    await new Promise(setImmediate);
    socket.write('\n');
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 OK\r\n/);
  });

  it.each([
    ['something other than a request', 'A'.repeat(20_000)],
    ['headers without end', `GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(5_000)}`],
  ])('disconnects a client that sends %s', async (_, words) => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1', () => socket.write(words));
    socket.on('error', () => {});
    await new Promise(resolve => {
      socket.on('close', resolve);
      socket.resume();
    });
    const answer = await fetch(`http://127.0.0.1:${port}/nothing`);
    expect([answer.status, await answer.text()]).toEqual([404, 'not found\n']);
  });
});
