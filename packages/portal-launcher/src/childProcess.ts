import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { startProcess } from 'child-processes';

/** A Node process that ends no later than this one. */
export interface NodeChild {
  /** Its exit code; 1 if a signal ended it. Never rejects. */
  exited: Promise<number>;
  /** Stops it, and kills it if it does not exit in time. */
  stop(): Promise<void>;
  /** Kills it. */
  kill(): Promise<void>;
}

/**
 * Starts a Node program with its output in a log file.
 *
 * @param options - `log`: overwritten; `onOutput`: called with each chunk of
 *   output
 */
export async function startNode(options: {
  args: string[];
  cwd: string;
  log: string;
  onOutput?: (text: string) => void;
  env?: NodeJS.ProcessEnv;
}): Promise<NodeChild> {
  await mkdir(dirname(options.log), { recursive: true, mode: 0o700 });
  // An existing file would keep its mode.
  await rm(options.log, { force: true });
  const child = startProcess({
    name: 'node',
    program: process.execPath,
    args: options.args,
    cwd: options.cwd,
    environment: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(options.log, { mode: 0o600 });
  const [, ...outputs] = child.stdio.slice(0, 3) as Readable[];
  for (const stream of outputs) {
    stream.pipe(log, { end: false });
    stream.setEncoding('utf8').on('data', text => options.onOutput?.(text));
  }
  const exited = child.ended.then(() => {
    log.end();
    return child.exitCode ?? 1;
  });
  return { exited, stop: child.stop, kill: child.kill };
}
