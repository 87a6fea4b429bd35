import { ExecCredentials } from './ExecCredentials';
import { Fields } from './fields';
import { runExecPlugin } from './runExecPlugin';

/** Limited because plugins often lock a shared token cache. */
const MAX_RUNNING = 4;

/**
 * Exec plugins of a kubeconfig file: one per user and cluster, as in client-go.
 */
export class ExecPlugins {
  private readonly closed = new AbortController();
  private readonly known = new Map<string, ExecCredentials>();
  private readonly waiting: Array<() => void> = [];
  private running = 0;

  /**
   * Returns the credentials of a resolved user, or undefined if it has no exec
   * plugin.
   */
  of({ exec }: Fields): ExecCredentials | undefined {
    if (!exec) {
      return undefined;
    }
    // Includes the cluster info that the plugin receives.
    const key = JSON.stringify(exec);
    const known = this.known.get(key);
    if (known) {
      return known;
    }
    const made = new ExecCredentials(() => this.run(exec));
    this.known.set(key, made);
    return made;
  }

  /** Stops running plugins, and starts no more. */
  close(): void {
    this.closed.abort(new Error('the proxy has stopped'));
  }

  private async run(exec: Fields) {
    if (this.running >= MAX_RUNNING) {
      await new Promise<void>(resolve => {
        this.waiting.push(resolve);
      });
    } else {
      this.running++;
    }
    try {
      return await runExecPlugin(exec, this.closed);
    } finally {
      const next = this.waiting.shift();
      if (next) {
        next();
      } else {
        this.running--;
      }
    }
  }
}
