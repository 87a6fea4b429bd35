import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import {
  ClusterAccess,
  ClusterAccessError,
  ClusterReference,
  ClusterRequestOptions,
} from '@backstage-eco/plugin-eco-node';
import { ControlPlane } from 'demo-cluster';

/**
 * The straight way to one control plane on this machine, without a Backstage in
 * between: what is measured is reading and recognising.
 */
export class ControlPlaneAccess implements ClusterAccess {
  readonly #controlPlane: ControlPlane;
  readonly #token: string;
  readonly #agent: Agent;

  /** @param token - of a reader, not of the administrator: less must suffice */
  constructor(controlPlane: ControlPlane, token: string) {
    this.#controlPlane = controlPlane;
    this.#token = token;
    this.#agent = new Agent({
      keepAlive: true,
      ca: readFileSync(controlPlane.caFile),
    });
  }

  async list(): Promise<ClusterReference[]> {
    return [{ name: this.#controlPlane.name }];
  }

  async request(
    _cluster: string,
    path: string,
    options: ClusterRequestOptions = {},
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

  /** Closes the connections that are kept open. */
  close(): void {
    this.#agent.destroy();
  }

  #get(
    path: string,
    { headers, signal }: ClusterRequestOptions,
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
        .on('error', error =>
          reject(new ClusterAccessError('unreachable', error.message, error)),
        )
        .end();
    });
  }
}
