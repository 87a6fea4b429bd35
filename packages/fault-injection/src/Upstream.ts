import {
  Agent as PlainAgent,
  IncomingMessage,
  request as plain,
} from 'node:http';
import { Agent, request as secure } from 'node:https';
import { Changes, endToEnd } from './Exchange';

/** The server behind a proxy. */
export interface ProxyTarget {
  /** Includes the path if the API is not at the root. */
  url: string;
  /** PEM of the authority that signed the server's certificate. */
  ca?: string;
}

/** Forwards requests to the server behind a proxy. */
export class Upstream {
  #target: ProxyTarget;
  #agent: Agent | PlainAgent;

  constructor(target: ProxyTarget) {
    this.#target = target;
    this.#agent = agentFor(target);
  }

  /** Forwards to another server from now on. */
  set target(target: ProxyTarget) {
    this.#agent.destroy();
    this.#target = target;
    this.#agent = agentFor(target);
  }

  /** @throws an error if there is no response */
  forward(
    incoming: IncomingMessage,
    options: Changes & { signal: AbortSignal },
  ): Promise<IncomingMessage> {
    const url = new URL(this.#target.url);
    const base = url.pathname.replace(/\/$/, '');
    const headers = Object.fromEntries(
      Object.entries({
        ...endToEnd(incoming.headers),
        host: url.host,
        ...options.headers,
      }).filter(([, value]) => value !== undefined),
    );
    return new Promise((resolve, reject) => {
      const outgoing = (url.protocol === 'https:' ? secure : plain)(
        {
          agent: this.#agent,
          hostname: url.hostname,
          port: url.port,
          method: incoming.method,
          path: base + (options.path ?? incoming.url),
          headers,
          signal: options.signal,
        },
        resolve,
      );
      outgoing.once('error', reject);
      incoming.pipe(outgoing);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function agentFor({ url, ca }: ProxyTarget): Agent | PlainAgent {
  return new URL(url).protocol === 'https:'
    ? new Agent({ keepAlive: true, ca })
    : new PlainAgent({ keepAlive: true });
}
