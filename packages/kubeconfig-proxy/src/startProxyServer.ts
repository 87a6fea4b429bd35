import { randomBytes, timingSafeEqual } from 'node:crypto';
import {
  createServer,
  IncomingMessage,
  OutgoingHttpHeaders,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { ContextAccess } from './ContextAccess';
import { refusal } from './readOnly';

/**
 * Request headers that are forwarded. Any other could carry rights of its own.
 */
const PASSED_ON = [
  'accept',
  'accept-encoding',
  'if-none-match',
  'if-modified-since',
];
/**
 * Response headers that are dropped: they belong to one connection or a
 * browser, or lead around this proxy.
 */
const NOT_PASSED_BACK = [
  'connection',
  'keep-alive',
  'location',
  'set-cookie',
  'transfer-encoding',
  'upgrade',
];

/** A context behind the proxy. */
export interface ProxiedContext {
  access: ContextAccess;
  /** Explains an error of this context. */
  explain: (error: unknown) => string;
}

/** A running proxy. */
export interface ProxyServer {
  /** Address of each context, in the given order. */
  urls: string[];
  /** Bearer token that it requires; new for each start. */
  token: string;
  /** Aborts pending requests, and stops. */
  stop(): Promise<void>;
}

/**
 * Starts an HTTP server on loopback that passes read requests to API servers
 * with the credentials of their context. Only requests with the token pass, so
 * other programs on this machine cannot read the person's clusters.
 */
export async function startProxyServer(
  contexts: ProxiedContext[],
): Promise<ProxyServer> {
  const token = randomBytes(32).toString('base64url');
  const server = createServer((request, response) => {
    handle({ request, response, contexts, token }).catch(() =>
      response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    urls: contexts.map((_, index) => `http://127.0.0.1:${port}/${index}`),
    token,
    stop: () => stop(server, contexts),
  };
}

async function handle(options: {
  request: IncomingMessage;
  response: ServerResponse;
  contexts: ProxiedContext[];
  token: string;
}): Promise<void> {
  const { request, response, contexts } = options;
  if (!hasToken(request, options.token)) {
    sendStatus(response, {
      status: 401,
      reason: 'Unauthorized',
      message: 'The proxy of Eco wants the token of this start.',
    });
    return;
  }
  const [, index, rest = '/'] =
    /^\/(\d+)(\/.*)?$/.exec(request.url ?? '') ?? [];
  const context = contexts[Number(index)];
  if (!context) {
    sendStatus(response, {
      status: 404,
      reason: 'NotFound',
      message: 'There is no such context.',
    });
    return;
  }
  const path = rest.replace(/^\/+/, '/');
  const { method, headers } = request;
  const refused = refusal({ method, path, headers });
  if (refused) {
    sendStatus(response, refused);
    return;
  }
  await passOn({ request, response, context, path });
}

async function passOn(options: {
  request: IncomingMessage;
  response: ServerResponse;
  context: ProxiedContext;
  path: string;
}): Promise<void> {
  const { request, response, context, path } = options;
  // Ends the watch at the API server once its reader has left.
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  let answer;
  try {
    answer = await context.access.get({
      path,
      headers: passedOn(request),
      signal: gone.signal,
    });
  } catch (error) {
    sendUnreachable(response, context, error);
    return;
  }
  response.writeHead(answer.statusCode, passedBack(answer.headers));
  response.flushHeaders();
  await pipeline(answer.body, response);
}

function hasToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function passedOn(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': 'eco' };
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') {
      headers[name] = value;
    }
  }
  return headers;
}

function passedBack(
  headers: Record<string, string | string[] | undefined>,
): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !NOT_PASSED_BACK.includes(name)),
  );
}

/** Sends a response in the form of an API server. */
function sendStatus(
  response: ServerResponse,
  failure: { status: number; reason: string; message: string },
): void {
  response
    .writeHead(failure.status, {
      'content-type': 'application/json',
      ...(failure.status === 405 && { allow: 'GET' }),
    })
    .end(
      JSON.stringify({
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        message: failure.message,
        reason: failure.reason,
        code: failure.status,
      }),
    );
}

/**
 * Reports that no API server responded, in the form of the Kubernetes plugin's
 * own proxy. The form of an API server would suggest that one did.
 */
function sendUnreachable(
  response: ServerResponse,
  context: ProxiedContext,
  error: unknown,
): void {
  if (response.destroyed) {
    return;
  }
  const message = `Cluster '${context.access.name}': ${context.explain(error)}`;
  response.writeHead(500, { 'content-type': 'application/json' }).end(
    JSON.stringify({
      error: { name: 'Error', message },
      response: { statusCode: 500 },
    }),
  );
}

async function stop(server: Server, contexts: ProxiedContext[]): Promise<void> {
  const closed = new Promise(resolve => server.close(resolve));
  server.closeAllConnections();
  await closed;
  await Promise.all(contexts.map(({ access }) => access.close()));
}
