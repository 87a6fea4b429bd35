import { ApiClient } from './ApiClient';
import { pause } from './backoff';

const INTERVAL_MS = 60_000;

/**
 * Polls which API groups a cluster serves, once a minute, for a controller that
 * may not list CRDs. Every account may read discovery.
 */
export class ServedGroups {
  private groups: ReadonlySet<string> | undefined;
  private readonly listeners: ((group: string) => void)[] = [];

  constructor(private readonly client: ApiClient) {}

  /** Whether any version of a group is served; `undefined` until known. */
  has(group: string): boolean | undefined {
    return this.groups?.has(group);
  }

  /** @param listener - called with each group that appeared or disappeared */
  onChange(listener: (group: string) => void): void {
    this.listeners.push(listener);
  }

  /** Runs until the signal aborts. Never throws. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.ask();
      await pause(INTERVAL_MS, signal);
    }
  }

  private async ask(): Promise<void> {
    try {
      const { groups } = await this.client.request<{
        groups: { name: string }[];
      }>({ path: '/apis' });
      this.take(new Set(groups.map(({ name }) => name)));
    } catch {
      // Keeps the last known groups until the next response.
    }
  }

  private take(next: ReadonlySet<string>): void {
    const before = this.groups ?? new Set();
    this.groups = next;
    for (const group of new Set([...before, ...next])) {
      if (before.has(group) !== next.has(group)) {
        this.listeners.forEach(listener => listener(group));
      }
    }
  }
}
