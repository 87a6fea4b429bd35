import { backoffMs } from '../kubernetes/backoff';
import { TurnsByNamespace } from './TurnsByNamespace';

/**
 * Keys that wait for work. A key is there once however often it is added, and
 * never worked on twice at a time: what comes in meanwhile waits for its turn.
 * Namespaces take turns, and none has all workers, so that a thousand Databases of
 * one tenant do not keep another's one waiting.
 */
export class WorkQueue {
  private readonly ready: TurnsByNamespace;
  private readonly busy = new Set<string>();
  private readonly again = new Set<string>();
  private readonly timers = new Map<
    string,
    { at: number; timer: NodeJS.Timeout }
  >();
  private readonly failures = new Map<string, number>();
  private waiters: (() => void)[] = [];
  private isClosed = false;

  /**
   * @param share - the most keys of one namespace that are worked on at a time
   */
  constructor(share: number) {
    this.ready = new TurnsByNamespace(share);
  }

  /** Keys that can be worked on now. */
  get depth(): number {
    return this.ready.size;
  }

  /** Whether it takes nothing more. */
  get closed(): boolean {
    return this.isClosed;
  }

  add(key: string): void {
    if (this.isClosed) {
      return;
    }
    if (this.busy.has(key)) {
      this.again.add(key);
      return;
    }
    this.ready.add(key);
    this.waiters.shift()?.();
  }

  /** Adds later; an earlier date that is set already stays. */
  addAfter(key: string, ms: number): void {
    const at = performance.now() + ms;
    const planned = this.timers.get(key);
    if (this.isClosed || (planned && planned.at <= at)) {
      return;
    }
    clearTimeout(planned?.timer);
    const timer = setTimeout(() => {
      this.timers.delete(key);
      this.add(key);
    }, ms);
    this.timers.set(key, { at, timer });
  }

  /** Adds after a back-off that grows with each failure in a row. */
  retry(key: string): void {
    const failures = (this.failures.get(key) ?? 0) + 1;
    this.failures.set(key, failures);
    this.addAfter(key, backoffMs(failures));
  }

  /** Ends the count of failures. */
  succeeded(key: string): void {
    this.failures.delete(key);
  }

  /** Forgets what is planned for a key that needs nothing more, and its failures. */
  cancel(key: string): void {
    clearTimeout(this.timers.get(key)?.timer);
    this.timers.delete(key);
    this.failures.delete(key);
  }

  /**
   * Works until closed, on several keys at a time.
   *
   * @param work - must not throw
   */
  async run(workers: number, work: (key: string) => Promise<void>) {
    const worker = async () => {
      for (let key = await this.next(); key !== undefined; ) {
        await work(key);
        this.done(key);
        key = await this.next();
      }
    };
    await Promise.all(Array.from({ length: workers }, worker));
  }

  /** Lets workers end after what they have begun. */
  close(): void {
    this.isClosed = true;
    this.timers.forEach(({ timer }) => clearTimeout(timer));
    this.ready.clear();
    this.waiters.forEach(wake => wake());
    this.waiters = [];
  }

  private async next(): Promise<string | undefined> {
    while (!this.isClosed) {
      const key = this.ready.take();
      if (key !== undefined) {
        this.busy.add(key);
        return key;
      }
      await new Promise<void>(resolve => {
        this.waiters.push(resolve);
      });
    }
    return undefined;
  }

  private done(key: string): void {
    this.busy.delete(key);
    this.ready.giveBack(key);
    if (this.again.delete(key)) {
      this.add(key);
    }
  }
}
