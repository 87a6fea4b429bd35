import Database from 'better-sqlite3';
import { setTimeout as sleep } from 'timers/promises';
import { ProgressTimer } from '../progress/ProgressTimer';
import { EnsureBinariesOptions } from './types';

const POLL_INTERVAL_MS = 200;

/**
 * Runs work that only one process of this machine may do at a time, and only
 * once at a time within that process.
 *
 * The lock is SQLite's lock of an empty database. The operating system releases
 * it however the process ends, so there are no stale locks. The file is never
 * removed: otherwise a second process could lock a new file.
 *
 * @param file Need not exist; its folder must
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
      await sleep(POLL_INTERVAL_MS, undefined, { signal });
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
