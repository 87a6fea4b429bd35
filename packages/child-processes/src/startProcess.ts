import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { Duplex, Readable, Writable } from 'node:stream';

/**
 * Shell script that replaces itself with a program, and leaves a watcher that
 * stops the program when the last pipe closes. The kernel closes that pipe
 * however this process ends, SIGKILL included, so nothing is left running. A
 * line on the pipe means that the program has exited by itself. Uses a shell
 * because it is available everywhere and costs 1 MB.
 */
const SUPERVISOR = `
lifeline=$1
shift
{
  read -r _ <&"$lifeline" && exit
  trap '' TERM
  kill -s TERM -- "-$$"
  tenths=0
  while [ "$tenths" -lt 150 ] && kill -0 "$$"; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
  kill -s KILL -- "-$$"
} >/dev/null 2>&1 &
exec "$@"
`;

/** Same as in the watcher. */
const GRACE_MS = 15_000;
const LOG_TAIL_CHARACTERS = 2000;

/** Program to run. */
export interface ProcessOptions {
  /** Name in errors, for example `etcd`. */
  name: string;
  program: string;
  args?: string[];
  /** File for standard output and standard error; appended to if it exists. */
  logFile?: string;
  /**
   * Streams by descriptor, standard input first; by default no input, and
   * output to the log file.
   */
  stdio?: Array<'pipe' | 'ignore' | 'inherit'>;
  cwd?: string;
  /** Added to this process's environment. */
  environment?: NodeJS.ProcessEnv;
  /** User and group to run as. */
  user?: { uid?: number; gid?: number };
}

/** A program that ends no later than this process. */
export interface RunningProcess {
  name: string;
  pid: number | undefined;
  /** Its pipes by descriptor. */
  stdio: ReadonlyArray<Readable | Writable | Duplex | null | undefined>;
  /** False once it has exited. */
  readonly running: boolean;
  /**
   * Exit code; 127 if there is no such program, undefined while it runs or if a
   * signal ended it.
   */
  readonly exitCode: number | undefined;
  /** Resolves once it has exited and its pipes are read. Never rejects. */
  readonly ended: Promise<void>;
  /** Returns the end of its log file, for error messages. */
  logTail(): string;
  /**
   * Stops it and its child processes (SIGTERM; SIGKILL after 15 s), and waits.
   */
  stop(): Promise<void>;
  /** Kills it and its child processes (SIGKILL). */
  kill(): Promise<void>;
}

/**
 * Starts a program in its own session, so that Ctrl-C in the terminal only
 * reaches this process, which then stops its children in order.
 */
export function startProcess(options: ProcessOptions): RunningProcess {
  const { name, program, args = [], logFile, environment, cwd, user } = options;
  const log = logFile === undefined ? 'ignore' : openSync(logFile, 'a', 0o600);
  const stdio = options.stdio ?? ['ignore', log, log];
  const lifeline = stdio.length;
  const child = spawn(
    '/bin/sh',
    ['-c', SUPERVISOR, 'eco', String(lifeline), program, ...args],
    {
      ...user,
      cwd,
      env: { ...process.env, ...environment },
      stdio: [...stdio, 'pipe'],
      detached: true,
    },
  );
  if (typeof log === 'number') {
    closeSync(log);
  }
  const pipe = child.stdio[lifeline] as Duplex;
  pipe.on('error', () => {});
  child.once('exit', () => {
    // Child processes it left running may hold the other end.
    pipe.end('ended\n', () => pipe.destroy());
  });
  let running = true;
  const ended = new Promise<void>(resolve => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  }).then(() => {
    running = false;
  });
  const signalGroup = (signal: NodeJS.Signals) => {
    try {
      if (running && child.pid) {
        process.kill(-child.pid, signal);
      }
    } catch {
      // It has just exited.
    }
  };
  return {
    name,
    pid: child.pid,
    stdio: child.stdio,
    get running() {
      return running;
    },
    get exitCode() {
      return child.exitCode ?? undefined;
    },
    ended,
    logTail: () =>
      logFile ? readFileSync(logFile, 'utf8').slice(-LOG_TAIL_CHARACTERS) : '',
    async stop() {
      signalGroup('SIGTERM');
      const overdue = setTimeout(() => signalGroup('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(overdue);
    },
    async kill() {
      signalGroup('SIGKILL');
      await ended;
    },
  };
}
