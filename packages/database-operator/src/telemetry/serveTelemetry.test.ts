import { Server } from 'http';
import { AddressInfo, connect, Socket } from 'net';
import { Metrics } from './Metrics';
import { serveTelemetry } from './serveTelemetry';

const MANY = 500;

describe('the port for probes', () => {
  let server: Server;
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
  ])('answers though others open very many that %s', async (_, words) => {
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
  });
});
