import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import {
  DatabaseDetail,
  DatabaseRequest,
  DatabaseReview,
} from '@backstage-eco/plugin-eco-common';

/** Response to a call: a body, or a status with an error. */
export type Answer =
  | object
  | { status: number; error: { name: string; message: string } };

/** One call, as received by the fake backend. */
export interface Call {
  method: string;
  path: string;
  authorization?: string;
  body?: any;
}

/** Connection that ends without a response. */
export const NO_ANSWER: Answer = {};

export const CREATED: DatabaseRequest = {
  id: '3f1c2b9e-5d0a-4c0e-9a57-6a1f0f6f7d11',
  operation: 'create',
  state: 'accepted',
  isOpen: true,
  isCancelling: false,
  steps: [
    { state: 'requested', at: '2026-11-29T10:00:00Z' },
    {
      state: 'accepted',
      at: '2026-11-29T10:00:01Z',
      message: 'The API server took it',
    },
  ],
  cluster: 'demo-dev',
  namespace: 'shop',
  name: 'orders',
  owner: 'group:default/shop-team',
  requestedBy: 'user:default/mock',
  requestedAt: '2026-11-29T10:00:00Z',
  mayCancel: true,
  uid: 'uid-1',
};

const MANIFEST = {
  apiVersion: 'example.com/v1',
  kind: 'Database',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: { engine: 'postgres', version: '17' },
};

export const DATABASE: DatabaseDetail = {
  summary: {
    cluster: 'demo-dev',
    clusterTitle: 'Demo development',
    namespace: 'shop',
    name: 'orders',
    state: 'ready',
    origin: 'eco',
    isSimulated: false,
    owner: 'group:default/shop-team',
  },
  uid: 'uid-1',
  spec: {
    engine: 'postgres',
    version: '17',
    storage: '10Gi',
    scaledReplicas: 3,
  },
  conditions: [{ type: 'ConnectionVerified', status: 'True' }],
  connection: {
    host: 'orders-rw.shop',
    port: 5432,
    secretRef: { name: 'orders-app' },
  },
  manifest: MANIFEST,
  managers: [],
  mayUpdate: true,
  mayDelete: true,
  denied: [],
};

export const REVIEW: DatabaseReview = {
  allowed: { verdict: 'ok', messages: [] },
  admitted: { verdict: 'ok', messages: [] },
  willRun: { verdict: 'ok', messages: [] },
  manifest: MANIFEST,
  admittedManifest: { ...MANIFEST, admitted: true },
};

/**
 * Fake Eco backend that returns the responses of a test and records its calls.
 */
export class FakeEco {
  readonly calls: Call[] = [];
  #server?: Server;
  #answers: Record<string, Answer[]> = {};

  async start(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      const call = await toCall(request);
      this.calls.push(call);
      const answer = this.#answerTo(call);
      if (answer === NO_ANSWER) {
        request.socket.destroy();
        return;
      }
      const status = (answer as { status?: number }).status ?? 200;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ ...answer, response: { statusCode: status } }),
      );
    });
    await new Promise<void>(resolve => {
      this.#server!.listen(0, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise(resolve => this.#server?.close(resolve));
  }

  get baseUrl(): string {
    const { port } = this.#server!.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /**
   * @param answers - by method and first path segment, such as
   *   `GET database-requests`; the last response repeats
   */
  reset(answers: Record<string, Answer[]> = {}): void {
    this.calls.length = 0;
    this.#answers = {
      'POST database-reviews': [REVIEW],
      'POST database-requests': [{ ...CREATED, state: 'requested' }],
      'GET database-requests': [{ ...CREATED, state: 'ready' }],
      'GET databases': [DATABASE],
      'PUT databases': [{ ...CREATED, operation: 'update' }],
      'DELETE databases': [{ ...CREATED, operation: 'delete' }],
      ...answers,
    };
  }

  /** Recorded calls that write, that is, all except GET. */
  get written(): Call[] {
    return this.calls.filter(({ method }) => method !== 'GET');
  }

  #answerTo({ method, path }: Call): Answer {
    const answers = this.#answers[`${method} ${path.split(/[/?]/)[1]}`] ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return (
      answer ?? {
        status: 404,
        error: { name: 'NotFoundError', message: 'No such route' },
      }
    );
  }
}

async function toCall(request: IncomingMessage): Promise<Call> {
  const { method = '', url = '', headers } = request;
  const body = headers['content-type'] ? await json(request) : undefined;
  return { method, path: url, authorization: headers.authorization, body };
}
