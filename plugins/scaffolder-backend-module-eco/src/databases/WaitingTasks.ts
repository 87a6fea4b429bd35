import { RootConfigService } from '@backstage/backend-plugin-api';

/** As many tasks as the scaffolder runs at once where nothing is configured. */
const DEFAULT_TASKS = 10;
/** Tasks that can run while all the others wait. */
const FREE = 2;

interface Wait {
  person?: string;
  end: AbortController;
}

/**
 * Limits how many tasks wait at once. The scaffolder runs few tasks at a time, and one
 * that waits for a database takes such a place for minutes or hours: without a limit,
 * one person's databases that never get ready would keep everybody's templates waiting.
 */
export class WaitingTasks {
  /** The longest first. */
  readonly #waits = new Set<Wait>();

  /** @param most - how many may wait */
  constructor(private readonly most: number) {}

  /** Leaves two of the tasks that the scaffolder runs at once to others. */
  static fromConfig(config: RootConfigService): WaitingTasks {
    const tasks =
      config.getOptionalNumber('scaffolder.concurrentTasksLimit') ??
      DEFAULT_TASKS;
    return new WaitingTasks(Math.max(1, tasks - FREE));
  }

  /**
   * Waits in a task. Where too many do, the task that has waited longest, of the
   * person with most of them, stops waiting.
   *
   * @param task - its user and its own signal
   * @param wait - ends when its signal aborts
   * @throws what `wait` throws, or an error for people where it made room
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
    if (this.#waits.size <= this.most) {
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
        `${this.most} tasks wait for databases, so this one has made room for others. Requests that it made go on: see Databases in Eco`,
      ),
    );
  }
}
