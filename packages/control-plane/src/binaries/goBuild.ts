import { execFile } from 'child_process';
import { mkdtemp, rename, rm, statfs } from 'fs/promises';
import { basename, dirname, join } from 'path';
import { promisify } from 'util';
import { startProcess } from 'child-processes';
import { ProgressTimer } from '../progress/ProgressTimer';
import { EnsureBinariesOptions } from './types';

const execute = promisify(execFile);

const NEEDED_GO = [1, 26];
const NEEDED_BYTES = 4 * 1024 ** 3;
const INSTALL_GO = 'Install Go 1.26 or newer from https://go.dev/dl';

/** No C compiler is needed, as in the official releases. */
const GO_ENVIRONMENT = { CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' };

/** A program with the location of its source. */
export interface GoProgram {
  /** File name of the program. */
  name: string;
  /** Folder of the `go.mod` and `go.sum` that pin the program. */
  module: string;
  /** Package in one of the modules that they name. */
  path: string;
  /** Go variables that the linker sets, by import path and name. */
  variables?: Record<string, string>;
}

/** Programs to build, and the folder to store them in. */
export interface GoBuildOptions extends EnsureBinariesOptions {
  programs: GoProgram[];
  directory: string;
}

/**
 * Builds programs from their published Go modules, at the versions and hashes
 * of their `go.sum` files. Takes about 6 min for a control plane on two cores;
 * an interrupted build continues from Go's own cache. Each program appears in
 * the folder atomically and complete.
 *
 * @throws an Error that tells what is missing (Go, disk) and how to fix it
 */
export async function buildWithGo(options: GoBuildOptions): Promise<void> {
  const { programs, directory, onProgress, signal } = options;
  await checkGo(programs[0]);
  await checkDisk();
  const work = await mkdtemp(join(directory, '.build-'));
  const names = programs.map(({ name }) => name);
  onProgress?.(
    `building ${names.join(', ')} with Go: takes minutes the first time`,
  );
  let [current] = names;
  const timer = new ProgressTimer(seconds =>
    onProgress?.(`building ${current} with Go (${seconds} s)`),
  );
  try {
    for (const program of programs) {
      signal?.throwIfAborted();
      current = program.name;
      await build(program, { work, signal });
      await rename(join(work, current), join(directory, current));
    }
  } finally {
    timer.stop();
    await rm(work, { recursive: true, force: true });
  }
}

async function build(
  { name, module, path, variables = {} }: GoProgram,
  { work, signal }: { work: string; signal?: AbortSignal },
): Promise<void> {
  const go = startProcess({
    name: `go build ${path}`,
    program: 'go',
    args: [
      `-C=${module}`,
      'build',
      '-mod=readonly',
      '-trimpath',
      `-ldflags=${linkerFlags(variables)}`,
      `-o=${join(work, name)}`,
      path,
    ],
    environment: GO_ENVIRONMENT,
    logFile: join(work, `${name}.log`),
  });
  const stop = () => void go.stop();
  signal?.addEventListener('abort', stop, { once: true });
  await go.ended;
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (go.exitCode !== 0) {
    throw new Error(
      `go build ${path} failed (see that the Go module proxy can be ` +
        `reached: go env GOPROXY):\n${go.logTail()}`,
    );
  }
}

function linkerFlags(variables: Record<string, string>): string {
  const settings = Object.entries(variables).map(
    ([variable, value]) => `-X ${variable}=${value}`,
  );
  return ['-s -w', ...settings].join(' ');
}

/** @throws an Error if Go is missing or too old */
async function checkGo({ module }: GoProgram): Promise<void> {
  let version: string;
  try {
    // Run in the module's folder: Go 1.21 and newer download the version in its
    // go.mod.
    version = await goEnvironment(['GOVERSION'], module);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ENOENT'
        ? `Go is not installed. ${INSTALL_GO}.`
        : `Go does not work: ${message.trim()}. ${INSTALL_GO}.`,
    );
  }
  const [major = 0, minor = 0] = version
    .replace('go', '')
    .split('.')
    .map(Number);
  if (major === NEEDED_GO[0] && minor < NEEDED_GO[1]) {
    throw new Error(`Go is too old (${version}). ${INSTALL_GO}.`);
  }
}

async function goEnvironment(names: string[], cwd?: string): Promise<string> {
  const environment = { cwd, env: process.env };
  const { stdout } = await execute('go', ['env', ...names], environment);
  return stdout.trim();
}

async function checkDisk(): Promise<void> {
  const folders = await goEnvironment(['GOCACHE', 'GOMODCACHE']);
  for (const folder of folders.split('\n')) {
    const { bavail, bsize } = await statfs(await existingParent(folder));
    const free = bavail * bsize;
    if (free < NEEDED_BYTES) {
      throw new Error(
        `The build needs 4 GB of disk, but only ${(free / 1024 ** 3).toFixed(
          1,
        )} ` +
          `GB are free at ${folder}. Make room, or set GOCACHE and GOMODCACHE ` +
          'to a folder on a larger disk.',
      );
    }
  }
}

async function existingParent(folder: string): Promise<string> {
  try {
    await statfs(folder);
    return folder;
  } catch {
    return basename(folder) ? existingParent(dirname(folder)) : folder;
  }
}
