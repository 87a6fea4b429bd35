import { readFile } from 'node:fs/promises';
import { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';

/** An answer of an API server, as sent over the wire. */
export interface CountedAnswer {
  path: string;
  status: number;
  /** Length of the body as sent, in bytes, compressed or not. */
  bytes: number;
}

/** Counting access to one real API server. */
export interface DirectAccess extends ClusterAccess {
  /** Returns the answers since the last call. */
  taken(): CountedAnswer[];
  close(): void;
}

/**
 * Connects to a real API server with a token, over few connections and with
 * gzip, and records all answers.
 */
export async function directAccess(options: {
  url: string;
  caFile: string;
  token: string;
}): Promise<DirectAccess> {
  const agent = new Agent({
    ca: await readFile(options.caFile),
    keepAlive: true,
  });
  let answers: CountedAnswer[] = [];
  return {
    list: async () => [{ name: 'real' }],
    async request(_, path, { headers, signal } = {}) {
      const incoming = await send({
        agent,
        url: new URL(path, options.url),
        headers: {
          'Accept-Encoding': 'gzip',
          ...headers,
          Authorization: `Bearer ${options.token}`,
        },
        signal,
      });
      const answer = { path, status: incoming.statusCode!, bytes: 0 };
      answers.push(answer);
      incoming.on('data', chunk => {
        answer.bytes += chunk.length;
      });
      return toResponse(incoming);
    },
    taken() {
      const taken = answers;
      answers = [];
      return taken;
    },
    close: () => agent.destroy(),
  };
}

function send(options: {
  agent: Agent;
  url: URL;
  headers: OutgoingHttpHeaders;
  signal?: AbortSignal;
}): Promise<IncomingMessage> {
  const { url, ...rest } = options;
  return new Promise((resolve, reject) => {
    request(url, rest, resolve).on('error', reject).end();
  });
}

function toResponse(incoming: IncomingMessage): Response {
  const { statusCode: status, headers } = incoming;
  const isGzip = headers['content-encoding'] === 'gzip';
  const body = isGzip ? incoming.pipe(createGunzip()) : incoming;
  incoming.on('error', error => body.destroy(error));
  const hasBody = status !== 304 && status !== 204;
  return new Response(
    hasBody ? (Readable.toWeb(body) as ReadableStream) : null,
    {
      status,
      headers: Object.entries(headers).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    },
  );
}
