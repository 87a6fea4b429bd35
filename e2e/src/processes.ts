import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** A process of this machine. */
export interface RunningProcess {
  pid: number;
  parent: number;
  command: string;
}

/** Lists all running processes. */
function runningProcesses(): RunningProcess[] {
  // -ww: otherwise macOS truncates the lines to the width of the terminal.
  const table = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], {
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  });
  return table
    .trim()
    .split('\n')
    .map(line => {
      const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)!;
      return { pid: Number(pid), parent: Number(parent), command };
    });
}

/** Returns all descendants of a process. */
export function descendants(pid: number): RunningProcess[] {
  return descendantsAmong(runningProcesses(), pid);
}

function descendantsAmong(
  all: RunningProcess[],
  pid: number,
): RunningProcess[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap(child => [
    child,
    ...descendantsAmong(all, child.pid),
  ]);
}

/**
 * Waits until processes have ended.
 *
 * @returns the commands of those still running after the timeout
 */
export async function stillRunning(
  processes: RunningProcess[],
  withinMs: number,
): Promise<string[]> {
  const until = Date.now() + withinMs;
  for (;;) {
    const now = new Map(runningProcesses().map(each => [each.pid, each]));
    const left = processes
      .filter(({ pid, command }) => now.get(pid)?.command === command)
      .map(({ command }) => command);
    if (left.length === 0 || Date.now() > until) {
      return left;
    }
    await delay(200);
  }
}
