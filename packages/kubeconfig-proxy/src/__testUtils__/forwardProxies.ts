import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import {
  AddressInfo,
  connect,
  createServer as createTcpServer,
  Server,
  Socket,
} from 'node:net';
import { Duplex } from 'node:stream';
import { KeyPair } from 'control-plane';

/** A forward proxy on loopback, as companies use. */
export interface ForwardProxy {
  /** Value for `proxy-url`. */
  url: string;
  /** Number of connections it has forwarded. */
  connections(): number;
  /** Closes all connections and stops listening. */
  stop(): Promise<void>;
}

/**
 * Starts a proxy that only supports CONNECT.
 *
 * @param tls - its own certificate, if it is reached by HTTPS
 */
export function startHttpProxy(tls?: KeyPair): Promise<ForwardProxy> {
  let passed = 0;
  const server = tls ? createHttpsServer(tls) : createHttpServer();
  server.on('request', (_, response) => response.writeHead(405).end());
  server.on('connect', (request, socket, head) => {
    const [host, port] = request.url!.split(':');
    passed++;
    join(socket, host, Number(port), upstream => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
    });
  });
  return listen(server, tls ? 'https' : 'http', () => passed);
}

/**
 * Starts a SOCKS 5 proxy (RFC 1928) without authentication, for IPv4 addresses
 * and names.
 */
export function startSocksProxy(): Promise<ForwardProxy> {
  let passed = 0;
  const server = createTcpServer(async socket => {
    socket.on('error', () => socket.destroy());
    await nextChunk(socket);
    socket.write(Buffer.from([5, 0]));
    const request = await nextChunk(socket);
    const isName = request[3] === 3;
    const end = isName ? 5 + request[4] : 8;
    const address = request.subarray(isName ? 5 : 4, end);
    const host = isName ? address.toString() : [...address].join('.');
    passed++;
    join(socket, host, request.readUInt16BE(end), () =>
      socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])),
    );
  });
  return listen(server, 'socks5', () => passed);
}

function nextChunk(socket: Socket): Promise<Buffer> {
  return new Promise(resolve => {
    socket.once('data', resolve);
  });
}

function join(
  socket: Duplex,
  host: string,
  port: number,
  onConnect: (upstream: Socket) => void,
): void {
  const upstream = connect({ host, port }, () => {
    onConnect(upstream);
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('error', () => socket.destroy());
  socket.on('error', () => upstream.destroy());
}

async function listen(
  server: Server,
  scheme: string,
  connections: () => number,
): Promise<ForwardProxy> {
  const sockets = new Set<Socket>();
  server.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    connections,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        sockets.forEach(socket => socket.destroy());
      }),
  };
}
