import { ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { HeapPeaks } from '../portal/heap';
import { PortalCluster } from '../portal/startPortal';

const PROGRAM = join(
  dirname(require.resolve('benchmarks/package.json')),
  'src/fleet/fleetPortal.ts',
);

/** What the process is to be. */
export interface PortalTask {
  clusters: PortalCluster[];
  withEco: boolean;
  /** Where its SQLite databases are kept. */
  databaseFolder: string;
}

/** What it says once it answers requests. */
export interface StartedPortal {
  baseUrl: string;
  token: string;
  /** MB of 10^6 bytes on the heap, nothing left to collect. */
  settledHeapMB: number;
}

/** What its process used since it was asked the last time, or since its start. */
export interface PortalFigures {
  /** Since the process began. */
  cpuSeconds: number;
  /** The longest time for which nothing else could be done, in milliseconds. */
  longestBlockMs: number;
  peaks: HeapPeaks;
}

/** A portal in a process of its own. */
export class PortalProcess {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly started: StartedPortal;

  private constructor(
    child: ChildProcess,
    lines: AsyncIterator<string>,
    started: StartedPortal,
  ) {
    this.#child = child;
    this.#lines = lines;
    this.started = started;
  }

  /** @throws an error where the process ends before it answers requests */
  static async start(task: PortalTask): Promise<PortalProcess> {
    const child = spawn(
      process.execPath,
      [
        '--expose-gc',
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        PROGRAM,
      ],
      { stdio: ['pipe', 'ignore', 'inherit', 'pipe'] },
    );
    const lines = createInterface(child.stdio[3] as Readable)[
      Symbol.asyncIterator
    ]();
    try {
      write(child, JSON.stringify(task));
      return new PortalProcess(child, lines, await read(lines));
    } catch (error) {
      child.kill();
      throw error;
    }
  }

  async figures(): Promise<PortalFigures> {
    write(this.#child, 'figures');
    return read(this.#lines);
  }

  /** Asks Eco. The answer is read whole. */
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
    const child = this.#child;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise(resolve => child.once('exit', resolve));
      (child.stdio[0] as Writable).end();
      await ended;
    }
  }
}

function write(child: ChildProcess, line: string): void {
  (child.stdio[0] as Writable).write(`${line}\n`);
}

async function read<T>(lines: AsyncIterator<string>): Promise<T> {
  const { done, value } = await lines.next();
  if (done) {
    throw new Error('the portal that is measured ended early');
  }
  return JSON.parse(value);
}
