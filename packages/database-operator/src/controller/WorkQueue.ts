import { backoffMs } from '../kubernetes/backoff';
import { FairQueue } from './FairQueue';

/**
 * Work queue of keys. A key is queued once however often it is added, and never
 * processed concurrently: if it is added while in progress, it is queued again
 * afterwards. Namespaces take turns and none can occupy all workers, so one
 * tenant's thousand Databases do not block another's only one.
 */
export class WorkQueue {
  private readonly ready: FairQueue;
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
   * @param share - maximum number of keys of one namespace processed at a time
   */
  constructor(share: number) {
    this.ready = new FairQueue(share);
  }

  /** Number of keys that are ready to be processed. */
  get depth(): number {
    return this.ready.size;
  }

  /** Whether the queue accepts no more keys. */
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

  /** Adds a key after a delay; an earlier scheduled time wins. */
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

  /** Adds a key after a backoff that grows with each consecutive failure. */
  retry(key: string): void {
    const failures = (this.failures.get(key) ?? 0) + 1;
    this.failures.set(key, failures);
    this.addAfter(key, backoffMs(failures));
  }

  /** Resets the failure count. */
  succeeded(key: string): void {
    this.failures.delete(key);
  }

  /** Drops the scheduled add and the failure count of a key that is gone. */
  cancel(key: string): void {
    clearTimeout(this.timers.get(key)?.timer);
    this.timers.delete(key);
    this.failures.delete(key);
  }

  /**
   * Processes several keys at a time until closed.
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

  /** Closes the queue; workers finish what is in progress. */
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
