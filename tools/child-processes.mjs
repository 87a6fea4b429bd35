// @ts-check
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { Failure } from './failure.mjs';

/**
 * Milliseconds in which a second signal is the same key press, forwarded by
 * npm.
 */
const SAME_KEY_PRESS = 1_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {NodeJS.Signals | undefined} */
let stoppedBy;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] Added to this process's environment
 * @property {string} [log] File that receives the output instead of the
 * terminal
 * @property {(text: string) => void} [onOutput] Receives the output instead of
 * the terminal
 * @property {boolean} [interactive] Shares the terminal, so that the program
 * can prompt
 * @property {{ uid: number, gid: number }} [user] User to run the program as
 */

/**
 * Starts a program. Unless it is interactive, it gets its own process group, so
 * that Ctrl-C reaches it only once, through this process.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {{ exited: Promise<number>, signal: (signal: NodeJS.Signals) => void }}
 * `exited` resolves to the exit code, or to 128 plus the number of the signal
 * that ended it; it rejects with a Failure if the program cannot be started
 * @throws {Failure} if this command is being stopped by a signal
 */
export function start(command, args, options = {}) {
  if (stoppedBy) {
    throw new Failure(`Stopped by ${stoppedBy}.`, signalCode(stoppedBy));
  }
  const quiet = options.log !== undefined || options.onOutput !== undefined;
  const output = quiet ? 'pipe' : 'inherit';
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: {
      ...process.env,
      ...options.env,
      ECO_PARENT_PIPE: `${process.pid}:3`,
    },
    stdio: [options.interactive ? 'inherit' : 'ignore', output, output, 'pipe'],
    detached: !options.interactive,
    uid: options.user?.uid,
    gid: options.user?.gid,
  });
  running.add(child);
  // The child detects by the open pipe that this process lives; nothing is
  // sent.
  child.stdio[3]?.on('error', () => {});
  takeOutput(child, options);
  const exited = new Promise((resolve, reject) => {
    child.on('error', error => {
      running.delete(child);
      reject(new Failure(`${command} could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signalCode(signal ?? 'SIGTERM'));
    });
  });
  return { exited, signal: signal => signalGroup(child, signal) };
}

/**
 * Runs a program until it ends.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit code
 * @throws {Failure} as {@link start}
 */
export async function run(command, args, options) {
  return start(command, args, options).exited;
}

/**
 * Runs a program quietly; shows its output only if it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions & { log: string, what: string }} options `what`: name in
 * the error
 * @returns {Promise<void>}
 * @throws {Failure} if it fails, with the end of its output
 */
export async function runQuietly(command, args, options) {
  const code = await run(command, args, options);
  if (stoppedBy) {
    throw new Failure(`Stopped by ${stoppedBy}.`, signalCode(stoppedBy));
  }
  if (code !== 0) {
    const tail = readFileSync(options.log, 'utf8').trimEnd().split('\n');
    throw new Failure(
      `${tail.slice(-30).join('\n')}\n\n${
        options.what
      } failed with exit code ${code}. All of its output: ${options.log}`,
    );
  }
}

/**
 * Forwards SIGINT, SIGTERM and SIGHUP to all running programs, and exits when
 * they have ended. A second Ctrl-C kills them.
 */
export function stopChildrenOnSignals() {
  let firstAt = 0;
  for (const signal of /** @type {NodeJS.Signals[]} */ ([
    'SIGINT',
    'SIGTERM',
    'SIGHUP',
  ])) {
    process.on(signal, () => {
      if (!stoppedBy) {
        stoppedBy = signal;
        firstAt = Date.now();
        signalAll(signal);
        if (running.size === 0) {
          process.exit(signalCode(signal));
        }
      } else if (Date.now() - firstAt > SAME_KEY_PRESS) {
        signalAll('SIGKILL');
      }
    });
  }
  endWithNpm();
}

/**
 * @returns {NodeJS.Signals | undefined} the signal that stops this command, if
 * any
 */
export function stopSignal() {
  return stoppedBy;
}

/**
 * Stops when npm dies: npm forwards signals, but not its own SIGKILL. Without
 * npm the parent is not watched, so that these scripts can run in the
 * background after a logout.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) {
    return;
  }
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) {
      process.kill(process.pid, 'SIGTERM');
    }
  }, 1_000).unref();
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {RunOptions} options
 */
function takeOutput(child, options) {
  if (options.log) {
    mkdirSync(dirname(options.log), { recursive: true });
    // An existing file would keep its mode.
    rmSync(options.log, { force: true });
    const log = createWriteStream(options.log, { mode: 0o600 });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
  }
  const { onOutput } = options;
  if (onOutput) {
    child.stdout?.setEncoding('utf8').on('data', onOutput);
    child.stderr?.setEncoding('utf8').on('data', onOutput);
  }
}

/** @param {NodeJS.Signals} signal */
function signalAll(signal) {
  for (const child of running) {
    signalGroup(child, signal);
  }
}

/**
 * Signals the whole process group, so that a compiler's workers end too.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  try {
    process.kill(-(/** @type {number} */ (child.pid)), signal);
  } catch {
    // No own group (interactive), or already ended.
    child.kill(signal);
  }
}

/** @param {NodeJS.Signals} signal */
function signalCode(signal) {
  return 128 + constants.signals[signal];
}
