import { ChildProcess, spawn } from 'child_process';
import { closeSync, openSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

const PACKAGE = dirname(require.resolve('database-operator/package.json'));

/** The flags of the image. Keep in step with the Containerfile. */
const HEAP = ['--max-semi-space-size=2', '--max-old-space-size=96'];

/** A process that can be killed and started again. */
export class BenchProcess {
  private child: ChildProcess | undefined;
  /** Largest resident memory of all its lives, in MB. */
  peakMB = 0;

  constructor(
    private readonly args: string[],
    private readonly logFile: string,
  ) {}

  /** The built operator, as the image runs it. */
  static operator(kubeconfig: string, logFile: string): BenchProcess {
    return new BenchProcess(
      [
        ...HEAP,
        join(PACKAGE, 'dist/main.cjs.js'),
        `--kubeconfig=${kubeconfig}`,
        '--listen=127.0.0.1:0',
        '--watch-seconds=100',
      ],
      logFile,
    );
  }

  /** A simulated operator of its own, from source. */
  static simulation(
    name: string,
    credentials: { url: string; caFile: string; token: string },
    logFile: string,
  ): BenchProcess {
    return new BenchProcess(
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(PACKAGE, 'src/__testUtils__/bench/simulate.ts'),
        JSON.stringify({ name, ...credentials }),
      ],
      logFile,
    );
  }

  start(): void {
    const log = openSync(this.logFile, 'a');
    this.child = spawn(process.execPath, this.args, {
      stdio: ['ignore', log, log],
    });
    closeSync(log);
  }

  /** Notes the peak of memory that the kernel has seen. */
  sample(): void {
    const { pid } = this.child ?? {};
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(status) ?? [];
      this.peakMB = Math.max(this.peakMB, Number(kilobytes ?? 0) / 1024);
    } catch {
      // It has ended; what was seen before counts.
    }
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.sample();
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise(resolve => {
        child.once('exit', resolve);
      });
      child.kill(signal);
      await ended;
    }
  }
}
