import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { KubernetesClient, KubernetesError } from 'control-plane';
import { mutate, Mutation } from './mutations';

/** Changes to an answer of a cluster. */
export interface Spoiled {
  changes: Mutation[];
  status: number;
  /** Number of characters of the body to send; null for all. */
  cutAfter: number | null;
}

/** Replays the first answers of a real API server, with changes. */
export class RecordedAccess implements ClusterAccess {
  readonly #client: KubernetesClient;
  readonly #answers = new Map<string, { status: number; body: unknown }>();
  spoil: (path: string) => Spoiled | undefined = () => undefined;

  /** @param controlPlane - Control plane whose client sends the requests */
  constructor({ client }: { client: KubernetesClient }) {
    this.#client = client;
  }

  async list() {
    return [{ name: 'fuzz' }];
  }

  paths(): string[] {
    return [...this.#answers.keys()];
  }

  async request(
    _cluster: string,
    path: string,
    options: { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const { status, body } = await this.#answer(path, options.headers?.Accept);
    const fault = this.spoil(path);
    const text =
      JSON.stringify(fault ? mutate(body, fault.changes) : body) ?? '';
    const code = fault?.status ?? status;
    return new Response(
      code === 204 ? null : text.slice(0, fault?.cutAfter ?? undefined),
      { status: code, headers: { 'content-type': 'application/json' } },
    );
  }

  async #answer(path: string, accept?: string) {
    let answer = this.#answers.get(path);
    if (!answer) {
      answer = await this.#ask(path, accept);
      this.#answers.set(path, answer);
    }
    return answer;
  }

  async #ask(path: string, accept?: string) {
    try {
      const body = await this.#client.request({
        method: 'GET',
        path,
        accept,
      });
      return { status: 200, body };
    } catch (error) {
      if (!(error instanceof KubernetesError)) {
        throw error;
      }
      const { status, reason, serverMessage: message } = error;
      return { status, body: { kind: 'Status', status, reason, message } };
    }
  }
}
