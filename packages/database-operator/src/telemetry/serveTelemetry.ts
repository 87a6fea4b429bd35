import { STATUS_CODES } from 'http';
import { createServer, Server, Socket } from 'net';
import { Metrics } from './Metrics';

/** More than the kubelet's probes and several scrapers need. */
const MAX_CONNECTIONS = 50;
/** Maximum length of a request's header section, in characters. */
const MAX_HEAD = 8192;
const END_OF_HEAD = '\r\n\r\n';
const PLAIN = 'text/plain';

/** Options of the telemetry server. */
export interface TelemetryOptions {
  host: string;
  /** 0 picks a free port. */
  port: number;
  metrics: Metrics;
  /**
   * Whether the process is ready. A standby is ready; a leader whose caches are
   * not filled is not.
   */
  isReady: () => boolean;
}

interface Answer {
  status: number;
  text: string;
  type?: string;
}

/**
 * Serves `/metrics`, `/healthz` (the process responds) and `/readyz`, one
 * response per connection. Node's own HTTP server would handle thousands of
 * pipelined requests at once and starve the rest of this process.
 *
 * @throws Error if the port is in use
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
 * Closes the oldest connection if there are too many. Any pod in the cluster
 * can open connections, and must not be able to exhaust the memory or block the
 * kubelet's probe.
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
  // A client that disconnects needs no response.
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
