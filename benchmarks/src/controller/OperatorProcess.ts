import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningProcess, startProcess } from 'child-processes';
import { OPERATOR_PACKAGE } from './buildOperator';

/** Every watch ends after it, so that several end in the quiet minutes. */
export const WATCH_SECONDS = 100;

/** The flags of the image, read where the image has them. */
function imageFlags(): string[] {
  const text = readFileSync(join(OPERATOR_PACKAGE, 'Containerfile'), 'utf8');
  const [, entry] = /^ENTRYPOINT (\[.*\])$/m.exec(text) ?? [];
  const flags: string[] = JSON.parse(entry ?? '[]');
  return flags.filter(flag => flag.startsWith('--'));
}

/** The built controller, which can be killed and started again. */
export class OperatorProcess {
  private child: RunningProcess | undefined;
  /** Largest resident memory of all its lives, in MB, as the kernel saw it. */
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

  /** Notes the peak of memory; false when the process has ended by itself. */
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
   * Whether it has led under this name, in this life or one before.
   *
   * @param identity - as the Lease has it; new in each life
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
