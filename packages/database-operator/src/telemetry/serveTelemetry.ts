import { createServer, Server } from 'http';
import { Socket } from 'net';
import { Metrics } from './Metrics';

/** More than the probes of a kubelet and several scrapers need. */
const MAX_CONNECTIONS = 50;

/** What the server answers from. */
export interface TelemetryOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  metrics: Metrics;
  /** Whether the process works: a stand-by does, one whose caches are not filled does not. */
  isReady: () => boolean;
}

/**
 * Serves `/metrics`, `/healthz` (the process answers) and `/readyz`.
 *
 * @throws Error where the port is taken
 */
export async function serveTelemetry(
  options: TelemetryOptions,
): Promise<Server> {
  const { metrics, isReady, host, port } = options;
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/metrics') {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(metrics.text());
    } else if (path === '/healthz') {
      response.end('ok\n');
    } else if (path === '/readyz') {
      response.statusCode = isReady() ? 200 : 503;
      response.end(isReady() ? 'ok\n' : 'not ready\n');
    } else {
      response.statusCode = 404;
      response.end('not found\n');
    }
  });
  keepNewest(server, MAX_CONNECTIONS);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

/**
 * Ends the oldest connection where there are too many: every pod of the cluster can
 * open any number, and neither the memory nor the kubelet's probe may suffer for it.
 */
function keepNewest(server: Server, most: number): void {
  const open = new Set<Socket>();
  server.on('connection', socket => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    if (open.size > most) {
      const [oldest] = open;
      open.delete(oldest);
      oldest.destroy();
    }
  });
}
