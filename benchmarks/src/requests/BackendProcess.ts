import { createInterface } from 'node:readline';
import { findFreePorts } from 'child-processes';
import { MeasuredProcess, spawnMeasured } from '../portal/spawnMeasured';
import { SelfServiceOptions } from '../selfService/startSelfServicePortal';

const PROGRAM = 'requests/requestsPortal.ts';

/** A backend that can be killed and restarted on the same port and database. */
export class BackendProcess {
  readonly baseUrl: string;
  readonly #task: SelfServiceOptions & { port: number };
  #process: MeasuredProcess | undefined;
  /** Resolves once the backend answers. Rejects if it ends before that. */
  started: Promise<void> = Promise.resolve();
  isRunning = false;

  private constructor(task: SelfServiceOptions & { port: number }) {
    this.#task = task;
    this.baseUrl = `http://127.0.0.1:${task.port}`;
  }

  static async prepare(task: SelfServiceOptions): Promise<BackendProcess> {
    const [port] = await findFreePorts(1);
    return new BackendProcess({ ...task, port });
  }

  /** @throws if the process ends before it answers requests */
  async start(): Promise<void> {
    this.#process = spawnMeasured(PROGRAM);
    const { input, answers } = this.#process;
    input.write(`${JSON.stringify(this.#task)}\n`);
    const lines = createInterface(answers)[Symbol.asyncIterator]();
    if ((await lines.next()).done) {
      throw new Error('a backend ended before it answered');
    }
    this.isRunning = true;
  }

  /**
   * Restarts the backend without waiting; await {@link started} to wait for it.
   */
  restart(): void {
    this.started = this.start();
    // The rejection is handled by those who await `started`.
    this.started.catch(() => {});
  }

  /** Kills the process, whatever it is doing. */
  async kill(): Promise<void> {
    this.isRunning = false;
    await this.#process?.child.kill();
  }
}
