import { RootConfigService } from '@backstage/backend-plugin-api';

/** Number of concurrent tasks that the scaffolder runs by default. */
const DEFAULT_TASKS = 10;
/** Tasks kept free of waits. */
const RESERVED_TASKS = 2;

interface Wait {
  person?: string;
  end: AbortController;
}

/**
 * Limits how many tasks wait at once. The scaffolder runs only a few tasks
 * concurrently, and a task that waits for a database occupies a slot for
 * minutes or hours. Without a limit, one person's databases that never get
 * ready would block everybody's templates.
 */
export class WaitingTasks {
  /** Longest wait first. */
  readonly #waits = new Set<Wait>();

  /** @param max - maximum number of concurrent waits */
  constructor(private readonly max: number) {}

  /** Keeps two of the scaffolder's concurrent tasks free of waits. */
  static fromConfig(config: RootConfigService): WaitingTasks {
    const tasks =
      config.getOptionalNumber('scaffolder.concurrentTasksLimit') ??
      DEFAULT_TASKS;
    return new WaitingTasks(Math.max(1, tasks - RESERVED_TASKS));
  }

  /**
   * Runs a wait in a task. If there are too many waits, ends the longest wait
   * of the person with the most waits.
   *
   * @param task - its user and abort signal
   * @param wait - must end when its signal aborts
   * @throws what `wait` throws, or a user-facing error if this wait was ended
   *   to make room
   */
  async run<T>(
    task: { user?: { ref?: string }; signal?: AbortSignal },
    wait: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const end = new AbortController();
    const own: Wait = { person: task.user?.ref, end };
    this.#waits.add(own);
    this.#makeRoom();
    try {
      return await wait(
        AbortSignal.any([end.signal, ...(task.signal ? [task.signal] : [])]),
      );
    } catch (error) {
      throw end.signal.aborted ? end.signal.reason : error;
    } finally {
      this.#waits.delete(own);
    }
  }

  #makeRoom(): void {
    if (this.#waits.size <= this.max) {
      return;
    }
    const byPerson = new Map<string | undefined, Wait[]>();
    for (const wait of this.#waits) {
      const theirs = byPerson.get(wait.person) ?? [];
      byPerson.set(wait.person, [...theirs, wait]);
    }
    const [[longest]] = [...byPerson.values()].sort(
      (a, b) => b.length - a.length,
    );
    this.#waits.delete(longest);
    longest.end.abort(
      new Error(
        `${this.max} tasks wait for databases, so this one has made room for others. Its requests continue: see Databases in Eco`,
      ),
    );
  }
}
