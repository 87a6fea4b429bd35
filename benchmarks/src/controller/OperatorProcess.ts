import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningProcess, startProcess } from 'child-processes';
import { OPERATOR_PACKAGE } from './buildOperator';

/** Lifetime of a watch, short enough that several end in the quiet minutes. */
export const WATCH_SECONDS = 100;

/**
 * Reads the controller's flags from its Containerfile, so that they match the
 * image.
 */
function imageFlags(): string[] {
  const text = readFileSync(join(OPERATOR_PACKAGE, 'Containerfile'), 'utf8');
  const [, entry] = /^ENTRYPOINT (\[.*\])$/m.exec(text) ?? [];
  const flags: string[] = JSON.parse(entry ?? '[]');
  return flags.filter(flag => flag.startsWith('--'));
}

/** The built controller as a process that can be killed and restarted. */
export class OperatorProcess {
  private child: RunningProcess | undefined;
  /** Peak resident memory over all runs, in MB, as the kernel reports it. */
  peakMB = 0;

  constructor(
    private readonly kubeconfig: string,
    private readonly logFile: string,
  ) {}

  start(): void {
    this.child = startProcess({
      name: 'database-operator',
      program: process.execPath,
      args: [
        ...imageFlags(),
        join(OPERATOR_PACKAGE, 'dist/main.cjs.js'),
        `--kubeconfig=${this.kubeconfig}`,
        '--listen=127.0.0.1:0',
        `--watch-seconds=${WATCH_SECONDS}`,
      ],
      logFile: this.logFile,
    });
  }

  /** Records peak memory. Returns false if the process has exited by itself. */
  sample(): boolean {
    const { pid } = this.child ?? {};
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(status) ?? [];
      this.peakMB = Math.max(this.peakMB, Number(kilobytes ?? 0) / 1024);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Whether this process has led under an identity, in this run or an earlier
   * one.
   *
   * @param identity - The Lease's holder identity, which is new in each run
   */
  hasLedAs(identity: string): boolean {
    const log = readFileSync(this.logFile, 'utf8');
    return log.includes(`"message":"leading","identity":"${identity}"`);
  }

  async kill(): Promise<void> {
    this.sample();
    await this.child?.kill();
  }
}
