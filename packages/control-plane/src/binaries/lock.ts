import Database from 'better-sqlite3';
import { setTimeout as sleep } from 'timers/promises';
import { ProgressTimer } from '../progress/ProgressTimer';
import { EnsureBinariesOptions } from './types';

const ASK_EVERY_MS = 200;

/**
 * Runs work that only one process of this machine may do at a time, and that
 * process only once.
 *
 * The lock is SQLite's on an empty database: the operating system takes it back
 * when the process ends, however it ends, so that nobody has to judge whether a
 * lock is abandoned. The file stays, since to remove it would be to let a second
 * one in.
 *
 * @param file need not exist; its folder has to
 */
export async function withLock<T>(
  file: string,
  options: EnsureBinariesOptions,
  work: () => Promise<T>,
): Promise<T> {
  const database = new Database(file, { timeout: 0 });
  try {
    await waitForLock(database, options);
    return await work();
  } finally {
    database.close();
  }
}

async function waitForLock(
  database: Database.Database,
  { onProgress, signal }: EnsureBinariesOptions,
): Promise<void> {
  const timer = new ProgressTimer(seconds =>
    onProgress?.(`waiting ${seconds} s for another process (${database.name})`),
  );
  try {
    while (!tryLock(database)) {
      await sleep(ASK_EVERY_MS, undefined, { signal });
    }
  } finally {
    timer.stop();
  }
}

function tryLock(database: Database.Database): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') {
      return false;
    }
    throw error;
  }
}
