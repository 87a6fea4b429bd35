import { createServer, Server } from 'http';
import { Metrics } from './Metrics';

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
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
