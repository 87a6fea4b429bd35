import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { Duplex, Readable, Writable } from 'node:stream';

/**
 * Becomes a program, beside which a watcher ends it when the last of its pipes
 * closes. The kernel closes that pipe however this process ends, SIGKILL
 * included, so that nothing is left behind. A line on the pipe says that the
 * program has ended by itself. A shell, because it is everywhere and costs 1 MB.
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

/** The same as the watcher's. */
const GRACE_MS = 15_000;
const LOG_TAIL_CHARACTERS = 2000;

/** What to run. */
export interface ProcessOptions {
  /** Shows in errors, for example `etcd`. */
  name: string;
  program: string;
  args?: string[];
  /** Gets standard output and standard error; an older file grows. */
  logFile?: string;
  /** By descriptor; standard input first. Default: nothing, and the log file. */
  stdio?: Array<'pipe' | 'ignore' | 'inherit'>;
  cwd?: string;
  /** Added to this process's own environment. */
  environment?: NodeJS.ProcessEnv;
  /** Whom it runs as. */
  user?: { uid?: number; gid?: number };
}

/** A program that ends with this process at the latest. */
export interface RunningProcess {
  name: string;
  pid: number | undefined;
  /** Its pipes, by descriptor. */
  stdio: ReadonlyArray<Readable | Writable | Duplex | null | undefined>;
  /** False from the moment that it ended. */
  readonly running: boolean;
  /** 127 where there is no such program; undefined while it runs, and where a signal ended it. */
  readonly exitCode: number | undefined;
  /** Settles when it has ended and its pipes are read. Never rejects. */
  readonly ended: Promise<void>;
  /** The end of its log file, for an error's message. */
  logTail(): string;
  /** Asks it and what it started to end (SIGTERM; SIGKILL after 15 s), and waits. */
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does, and what it started (SIGKILL). */
  kill(): Promise<void>;
}

/**
 * Starts a program in a session of its own, so that Ctrl-C in the terminal
 * reaches only this process, which then stops things in order.
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
    // What it left running may hold the other end.
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
      // It has just ended.
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
