import { ExecCredentials } from './ExecCredentials';
import { Fields } from './fields';
import { runExecPlugin } from './runExecPlugin';

/** Plugins often hold a lock on one cache of tokens. */
const MAX_RUNNING = 4;

/** The exec plugins of a kubeconfig file: one for each user and cluster, as client-go has it. */
export class ExecPlugins {
  private readonly closed = new AbortController();
  private readonly known = new Map<string, ExecCredentials>();
  private readonly waiting: Array<() => void> = [];
  private running = 0;

  /** The credentials of a resolved user; undefined where it has no exec plugin. */
  of({ exec }: Fields): ExecCredentials | undefined {
    if (!exec) {
      return undefined;
    }
    // With the cluster that the plugin is told of.
    const key = JSON.stringify(exec);
    const known = this.known.get(key);
    if (known) {
      return known;
    }
    const made = new ExecCredentials(() => this.run(exec));
    this.known.set(key, made);
    return made;
  }

  /** Ends those that run, and runs none any more. */
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
