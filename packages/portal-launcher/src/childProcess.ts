import { ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT } from './folders';

/** How long a process may take to end by itself before it is killed. */
const GRACE_MS = 10_000;

/** A Node process that ends at the latest when this one does. */
export interface NodeChild {
  process: ChildProcess;
  /** Its exit code; 1 when a signal ended it. Never rejects. */
  exited: Promise<number>;
  /** Asks it to end, waits, and kills it when it does not. */
  stop(): Promise<void>;
}

/**
 * Starts a Node program with its output in a log file.
 *
 * @param options - `log` is overwritten; `onOutput` sees each piece of output too
 */
export async function startNode(options: {
  args: string[];
  cwd: string;
  log: string;
  onOutput?: (text: string) => void;
  env?: NodeJS.ProcessEnv;
}): Promise<NodeChild> {
  await mkdir(dirname(options.log), { recursive: true, mode: 0o700 });
  // An older file would keep its own mode.
  await rm(options.log, { force: true });
  const child = spawn(
    process.execPath,
    ['--require', join(ROOT, 'tools/end-with-parent.cjs'), ...options.args],
    {
      cwd: options.cwd,
      env: {
        ...process.env,
        ...options.env,
        ECO_PARENT_PIPE: `${process.pid}:3`,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C goes to this process, which stops the
      // others in the right order.
      detached: true,
    },
  );
  child.stdio[3]?.on('error', () => undefined);
  const log = createWriteStream(options.log, { mode: 0o600 });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.pipe(log, { end: false });
    stream?.setEncoding('utf8').on('data', text => options.onOutput?.(text));
  }
  const exited = new Promise<number>(resolve => {
    child.on('error', () => resolve(1));
    child.on('close', code => {
      log.end();
      resolve(code ?? 1);
    });
  });
  return { process: child, exited, stop: () => stop(child, exited) };
}

async function stop(child: ChildProcess, exited: Promise<number>) {
  signalGroup(child, 'SIGTERM');
  const kill = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS);
  await exited;
  clearTimeout(kill);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined || child.exitCode !== null) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has just ended.
  }
}
