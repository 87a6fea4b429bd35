import { STATUS_CODES } from 'http';
import { createServer, Server, Socket } from 'net';
import { Metrics } from './Metrics';

/** More than the probes of a kubelet and several scrapers need. */
const MAX_CONNECTIONS = 50;
/** The longest head of a request that is read, in characters. */
const MAX_HEAD = 8192;
const END_OF_HEAD = '\r\n\r\n';
const PLAIN = 'text/plain';

/** What the server answers from. */
export interface TelemetryOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  metrics: Metrics;
  /** Whether the process works: a stand-by does, one whose caches are not filled does not. */
  isReady: () => boolean;
}

interface Answer {
  status: number;
  text: string;
  type?: string;
}

/**
 * Serves `/metrics`, `/healthz` (the process answers) and `/readyz`: one answer for
 * each connection. Node's own HTTP server would take thousands of requests that come
 * in one piece before anything else of this process had its turn.
 *
 * @throws Error where the port is taken
 */
export async function serveTelemetry(
  options: TelemetryOptions,
): Promise<Server & { closeAllConnections(): void }> {
  const { host, port } = options;
  const open = new Set<Socket>();
  const server = createServer(socket => {
    keepNewest(open, socket);
    answerFirst(socket, options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const closeAllConnections = () => open.forEach(socket => socket.destroy());
  return Object.assign(server, { closeAllConnections });
}

/**
 * Ends the oldest connection where there are too many: every pod of the cluster can
 * open any number, and neither the memory nor the kubelet's probe may suffer for it.
 */
function keepNewest(open: Set<Socket>, socket: Socket): void {
  open.add(socket);
  socket.once('close', () => open.delete(socket));
  if (open.size > MAX_CONNECTIONS) {
    const [oldest] = open;
    open.delete(oldest);
    oldest.destroy();
  }
}

function answerFirst(socket: Socket, options: TelemetryOptions): void {
  let head = '';
  const read = (chunk: Buffer) => {
    head += chunk.toString('latin1', 0, MAX_HEAD);
    const isWhole = head.includes(END_OF_HEAD);
    if (isWhole || head.length >= MAX_HEAD) {
      socket.off('data', read);
      const answer = isWhole
        ? answerTo(head, options)
        : { status: 431, text: 'too long\n' };
      socket.end(toHttp(answer), () => socket.destroy());
    }
  };
  socket.on('data', read);
  // Whoever breaks off needs no answer.
  socket.on('error', () => {});
}

function answerTo(head: string, options: TelemetryOptions): Answer {
  const { metrics, isReady } = options;
  switch (/^GET ([^ ?]+)[^ ]* HTTP\/1\.[01]\r\n/.exec(head)?.[1]) {
    case '/metrics':
      return {
        status: 200,
        text: metrics.text(),
        type: `${PLAIN}; version=0.0.4`,
      };
    case '/healthz':
      return { status: 200, text: 'ok\n' };
    case '/readyz':
      return isReady()
        ? { status: 200, text: 'ok\n' }
        : { status: 503, text: 'not ready\n' };
    case undefined:
      return { status: 400, text: 'not a GET\n' };
    default:
      return { status: 404, text: 'not found\n' };
  }
}

function toHttp({ status, text, type = PLAIN }: Answer): string {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${type}`,
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ];
  return `${lines.join('\r\n')}${END_OF_HEAD}${text}`;
}
