import { createInterface } from 'node:readline';
import { HeapPeaks } from '../portal/heap';
import { PostgresConnection } from '../portal/startPostgres';
import { MeasuredProcess, spawnMeasured } from '../portal/spawnMeasured';
import { PortalCluster } from '../portal/startPortal';

const PROGRAM = 'fleet/fleetPortal.ts';

/** Options of the portal to start. */
export interface PortalTask {
  clusters: PortalCluster[];
  withEco: boolean;
  /** Folder of its SQLite databases, if it uses SQLite. */
  databaseFolder: string;
  /** Connection to PostgreSQL. By default SQLite. */
  postgres?: PostgresConnection;
  /** Limit of V8's old space, in MiB. */
  heapMiB: number;
}

/** Reported once the portal answers requests. */
export interface StartedPortal {
  baseUrl: string;
  token: string;
  /** Heap after a full garbage collection, in MB of 10^6 bytes. */
  settledHeapMB: number;
}

/** Delays of the event loop, in milliseconds, sampled every 10 ms. */
export interface LoopDelays {
  /** 99.9th percentile. */
  p999Ms: number;
  maxMs: number;
}

/** Usage of the process since the last call, or since its start. */
export interface PortalFigures {
  /** Since the start of the process. */
  cpuSeconds: number;
  loop: LoopDelays;
  peaks: HeapPeaks;
}

/** A portal in its own process. */
export class PortalProcess {
  readonly #measured: MeasuredProcess;
  readonly #lines: AsyncIterator<string>;
  readonly started: StartedPortal;

  private constructor(
    measured: MeasuredProcess,
    lines: AsyncIterator<string>,
    started: StartedPortal,
  ) {
    this.#measured = measured;
    this.#lines = lines;
    this.started = started;
  }

  /** @throws if the process ends before it answers requests */
  static async start(task: PortalTask): Promise<PortalProcess> {
    const measured = spawnMeasured(PROGRAM, [
      `--max-old-space-size=${task.heapMiB}`,
    ]);
    const lines = createInterface(measured.answers)[Symbol.asyncIterator]();
    try {
      write(measured, JSON.stringify(task));
      return new PortalProcess(measured, lines, await read(lines));
    } catch (error) {
      await measured.child.kill();
      throw error;
    }
  }

  async figures(): Promise<PortalFigures> {
    write(this.#measured, 'figures');
    return read(this.#lines);
  }

  /** Sends a request to Eco, and reads the whole answer. */
  async get(path: string): Promise<{ body: any; bytes: number; ms: number }> {
    const { baseUrl, token } = this.started;
    const before = performance.now();
    const response = await fetch(`${baseUrl}/api/eco${path}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const text = await response.text();
    const ms = performance.now() - before;
    if (!response.ok) {
      throw new Error(`${path}: status ${response.status}: ${text}`);
    }
    return { body: JSON.parse(text), bytes: Buffer.byteLength(text), ms };
  }

  async stop(): Promise<void> {
    const { child, input } = this.#measured;
    input.end();
    await child.ended;
  }
}

function write({ input }: MeasuredProcess, line: string): void {
  input.write(`${line}\n`);
}

async function read<T>(lines: AsyncIterator<string>): Promise<T> {
  const { done, value } = await lines.next();
  if (done) {
    throw new Error('the portal that is measured ended early');
  }
  return JSON.parse(value);
}
