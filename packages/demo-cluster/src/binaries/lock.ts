import { readFile, rm, stat, writeFile } from 'fs/promises';
import { setTimeout as sleep } from 'timers/promises';
import { isAlive } from '../processes/isAlive';
import { ProgressTimer } from '../progress/ProgressTimer';
import { EnsureBinariesOptions } from './types';

const ASK_EVERY_MS = 200;
const EMPTY_FOR_MS = 5000;

/**
 * Runs work that only one process of this machine may do at a time. The lock of
 * a process that is gone does not count.
 */
export async function withLock<T>(
  file: string,
  options: EnsureBinariesOptions,
  work: () => Promise<T>,
): Promise<T> {
  const { onProgress, signal } = options;
  const timer = new ProgressTimer(seconds =>
    onProgress?.(`waiting ${seconds} s for another process (${file})`),
  );
  try {
    while (!(await tryLock(file))) {
      await sleep(ASK_EVERY_MS, undefined, { signal });
    }
  } finally {
    timer.stop();
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryLock(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  }
  if (await isAbandoned(file)) {
    await rm(file, { force: true });
  }
  return false;
}

/** Also for a process that ended between making the file and writing its id. */
async function isAbandoned(file: string): Promise<boolean> {
  try {
    const owner = Number(await readFile(file, 'utf8'));
    const age = Date.now() - (await stat(file)).mtimeMs;
    return owner ? !isAlive(owner) : age > EMPTY_FOR_MS;
  } catch {
    // It was given back in between.
    return false;
  }
}
