import { findFreePorts } from 'child-processes';
import { createServer, Server, Socket } from 'net';
import { setTimeout } from 'timers/promises';
import {
  DatabaseServer,
  startMariaDb,
  startPostgres,
} from '../__testUtils__/databaseServers';
import { ProbeAnswer } from '../reconcile/Observed';
import { probeConnection, ProbeTarget } from './probeConnection';

const HOST = '127.0.0.1';

describe('probeConnection', () => {
  const running: { stop(): Promise<void> }[] = [];

  afterAll(() => Promise.all(running.map(server => server.stop())));

  async function untilAnswered(
    server: DatabaseServer,
    type: ProbeTarget['type'],
  ): Promise<ProbeAnswer> {
    running.push(server);
    const target = { host: HOST, port: server.port, type };
    let answer = await probeConnection(target);
    for (let i = 0; i < 300 && answer.reason === 'ConnectionFailed'; i++) {
      await setTimeout(100);
      answer = await probeConnection(target);
    }
    return answer;
  }

  /** A server that sends scripted data, whatever it receives. */
  async function startTalker(talk: (socket: Socket) => void) {
    const sockets = new Set<Socket>();
    const server: Server = createServer(socket => {
      sockets.add(socket);
      socket.on('error', () => {});
      talk(socket);
    });
    await new Promise<void>(resolve => {
      server.listen(0, HOST, resolve);
    });
    running.push({
      stop: async () => {
        sockets.forEach(socket => socket.destroy());
        server.close();
      },
    });
    return (server.address() as { port: number }).port;
  }

  it('recognizes a real PostgreSQL, but not as MySQL', async () => {
    const server = await startPostgres();
    expect(await untilAnswered(server, 'postgres')).toEqual({
      status: 'True',
      reason: 'ServerAnswered',
      message: 'A PostgreSQL server answered, without TLS',
    });
    const asMysql = await probeConnection({
      host: HOST,
      port: server.port,
      type: 'mysql',
      timeoutMs: 300,
    });
    expect(asMysql).toMatchObject({ status: 'False', reason: 'NoGreeting' });
  });

  it('recognizes a real MariaDB, but not as PostgreSQL', async () => {
    const server = await startMariaDb();
    const answer = await untilAnswered(server, 'mysql');
    expect(answer).toMatchObject({ status: 'True', reason: 'ServerAnswered' });
    expect(answer.message).toMatch(/version (5\.5\.5-)?\d+\.\d+\.\d+-MariaDB/);
    const asPostgres = await probeConnection({
      host: HOST,
      port: server.port,
      type: 'postgres',
    });
    expect(asPostgres).toMatchObject({
      status: 'False',
      reason: 'OtherProtocol',
    });
  });

  it.each<[string, Buffer | undefined, ProbeTarget['type'], string]>([
    ['a silent server', undefined, 'mysql', 'NoGreeting'],
    ['a web server', Buffer.from('HTTP/1.1 400 Bad'), 'mysql', 'OtherProtocol'],
    ['a web server', Buffer.from('HTTP/1.1 400'), 'postgres', 'OtherProtocol'],
    ['an error', Buffer.from('E\0\0\0\x08no\0'), 'postgres', 'ServerRefused'],
    [
      'a full MySQL',
      Buffer.from([2, 0, 0, 0, 0xff, 0x10, 0x04]),
      'mysql',
      'ServerRefused',
    ],
    [
      'a greeting without an end',
      Buffer.concat([Buffer.from([9, 9, 9, 0, 10]), Buffer.alloc(5000, 'x')]),
      'mysql',
      'OtherProtocol',
    ],
  ])('is not taken in by %s', async (_, said, type, reason) => {
    const port = await startTalker(socket => said && socket.write(said));
    const answer = await probeConnection({
      host: HOST,
      port,
      type,
      timeoutMs: 300,
    });
    expect(answer).toMatchObject({ status: 'False', reason });
  });

  it('distinguishes a closed port from a name that cannot be resolved', async () => {
    const [port] = await findFreePorts(1);
    expect(
      await probeConnection({ host: HOST, port, type: 'postgres' }),
    ).toMatchObject({ status: 'False', reason: 'ConnectionFailed' });
    expect(
      await probeConnection({
        host: 'orders.shop.svc.invalid',
        port,
        type: 'postgres',
      }),
    ).toMatchObject({ status: 'Unknown', reason: 'NotReachable' });
  });
});
