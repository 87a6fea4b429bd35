import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { ControlPlane } from '../controlPlane/types';

/** Options of a GET. */
interface RequestOptions {
  /** Sent to the API server unchanged. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Sends GETs directly to one control plane on this machine, without Backstage.
 * It has the shape of Eco's `ClusterAccess`, so that Eco's own code can read
 * with it.
 */
export class ControlPlaneAccess {
  readonly #controlPlane: ControlPlane;
  readonly #token: string;
  readonly #agent: Agent;

  /**
   * @param token - Token of a reader rather than the administrator, so that
   * missing access is noticed
   */
  constructor(controlPlane: ControlPlane, token: string) {
    this.#controlPlane = controlPlane;
    this.#token = token;
    this.#agent = new Agent({
      keepAlive: true,
      ca: readFileSync(controlPlane.caFile),
    });
  }

  async list(): Promise<{ name: string }[]> {
    return [{ name: this.#controlPlane.name }];
  }

  /** @throws the connection's error if there is no answer */
  async request(
    _cluster: string,
    path: string,
    options: RequestOptions = {},
  ): Promise<Response> {
    const answer = await this.#get(path, options);
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      headers.set(name, String(value));
    }
    return new Response(Readable.toWeb(answer) as ReadableStream, {
      status: answer.statusCode,
      headers,
    });
  }

  /** Closes the open connections. */
  close(): void {
    this.#agent.destroy();
  }

  #get(
    path: string,
    { headers, signal }: RequestOptions,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      request(
        new URL(path, this.#controlPlane.url),
        {
          agent: this.#agent,
          headers: { ...headers, authorization: `Bearer ${this.#token}` },
          signal,
        },
        resolve,
      )
        .on('error', reject)
        .end();
    });
  }
}
