import { ChildProcess, spawn } from 'child_process';
import { once } from 'events';
import { closeSync, openSync, readFileSync } from 'fs';

/**
 * Runs a program until it ends, or until the pipe on standard input closes. The
 * kernel closes the pipe however this process ends, SIGKILL included, so that
 * nothing is left behind. A shell, because it is everywhere and costs 1 MB.
 */
const SUPERVISOR = `
exec 3<&0 </dev/null
"$@" 3<&- &
child=$!
{
  read -r _
  kill -TERM "$child" 2>/dev/null
  tenths=0
  while [ "$tenths" -lt 150 ] && kill -0 "$child" 2>/dev/null; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
  kill -KILL "$child" 2>/dev/null
} <&3 &
watcher=$!
exec 3<&-
wait "$child"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
`;

const LOG_TAIL_CHARACTERS = 2000;

/** What to run. */
export interface SuperviseOptions {
  /** Shows in errors, for example `etcd`. */
  name: string;
  program: string;
  args: string[];
  /** Gets standard output and standard error. */
  logFile: string;
  /** Default: this process's own environment. */
  environment?: NodeJS.ProcessEnv;
}

/** A running program that ends with this process at the latest. */
export interface SupervisedProcess {
  name: string;
  logFile: string;
  /** False from the moment that it ended. */
  readonly running: boolean;
  /** Undefined while it runs, and where it could not be started. */
  readonly exitCode: number | undefined;
  /** Settles when the program has ended. */
  readonly ended: Promise<void>;
  /** The end of its log, for an error's message. */
  logTail(): string;
  /** Asks it to end (SIGTERM; SIGKILL after 15 s) and waits until it has. */
  stop(): Promise<void>;
}

/**
 * Starts a program in a session of its own, so that Ctrl-C in the terminal
 * reaches only this process, which then stops things in order.
 */
export function supervise(options: SuperviseOptions): SupervisedProcess {
  const { name, program, args, logFile } = options;
  const log = openSync(logFile, 'a', 0o600);
  let child: ChildProcess;
  try {
    child = spawn('/bin/sh', ['-c', SUPERVISOR, 'eco', program, ...args], {
      detached: true,
      env: options.environment,
      stdio: ['pipe', log, log],
    });
  } finally {
    closeSync(log);
  }
  let running = true;
  const ended = Promise.race([once(child, 'exit'), once(child, 'error')]).then(
    () => undefined,
    () => undefined,
  );
  const settled = ended.then(() => {
    running = false;
    child.stdin?.destroy();
  });
  child.stdin?.on('error', () => {});
  return {
    name,
    logFile,
    get running() {
      return running;
    },
    get exitCode() {
      return child.exitCode ?? undefined;
    },
    ended: settled,
    logTail: () => readFileSync(logFile, 'utf8').slice(-LOG_TAIL_CHARACTERS),
    async stop() {
      child.stdin?.end();
      await settled;
    },
  };
}
