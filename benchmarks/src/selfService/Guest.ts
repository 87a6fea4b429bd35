import { EcoClient, EcoDatabaseClient } from '@backstage-eco/plugin-eco-common';

/** A guest, and the owner of the guest's databases. */
export const GUEST = 'user:development/guest';

/** A group that every guest belongs to. */
export const OTHER_OWNER = 'group:default/other-team';

/**
 * Longer than any answer takes; a killed backend closes its connections at
 * once.
 */
const ANSWER_WITHIN_MS = 60_000;

/** A person signed in at a portal. */
export class Guest {
  readonly databases: EcoDatabaseClient;
  readonly eco: EcoClient;

  private constructor(
    private readonly baseUrl: string,
    readonly token: string,
  ) {
    const discoveryApi = {
      getBaseUrl: async (id: string) => `${baseUrl}/api/${id}`,
    };
    this.databases = new EcoDatabaseClient({ discoveryApi });
    this.eco = new EcoClient({ discoveryApi });
  }

  /** @throws if the portal does not let guests in (yet) */
  static async signIn(baseUrl: string): Promise<Guest> {
    const response = await fetch(`${baseUrl}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (!response.ok) {
      throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    }
    const { backstageIdentity } = await response.json();
    return new Guest(baseUrl, backstageIdentity.token);
  }

  /** Returns the options of each call: the token, and a timeout. */
  options() {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    return { token: this.token, signal };
  }

  /**
   * Runs a template, as the Create page does.
   *
   * @returns `status`: HTTP status, 201 once the scaffolder has recorded the
   * task
   */
  async runTemplate(
    templateRef: string,
    values: object,
  ): Promise<{ status: number; taskId?: string }> {
    const { status, body } = await this.#askScaffolder('', {
      templateRef,
      values,
    });
    return { status, taskId: body.id };
  }

  /** Reads the status of a task and the lines of its log. */
  async readTask(id: string): Promise<{ status: string; log: string[] }> {
    const task = await this.#askScaffolder(`/${id}`);
    const events = await this.#askScaffolder(`/${id}/events`);
    const lines: Array<{ body: { message: string } }> = events.body;
    return {
      status: task.body.status,
      log: lines.map(({ body }) => body.message),
    };
  }

  async #askScaffolder(
    path: string,
    body?: object,
  ): Promise<{ status: number; body: any }> {
    const url = `${this.baseUrl}/api/scaffolder/v2/tasks${path}`;
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${this.token}`,
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return { status: response.status, body: await response.json() };
  }
}
