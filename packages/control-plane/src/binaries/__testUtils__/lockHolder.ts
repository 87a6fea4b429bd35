import { readdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { withLock } from '../lock';

/** Task of the process, as JSON in its first argument. */
export interface HolderTask {
  lock: string;
  /** Folder in which each holder has a file while it holds the lock. */
  holders: string;
  /** Number of concurrent waiters in this process. */
  waiters: number;
  /** Turn in which the process dies without releasing the lock. */
  diesWithTurn: number;
}

/** Printed as one line of JSON per turn: the other holders at that time. */
export interface HolderTurn {
  others: string[];
}

/**
 * Runs many waiters that take the same lock repeatedly, until the process dies.
 */
async function run(task: HolderTask): Promise<void> {
  let turn = 0;
  const takeTurn = () => withLock(task.lock, {}, () => hold(task, ++turn));
  const takeTurns = async () => {
    for (;;) {
      await takeTurn();
    }
  };
  await Promise.all(Array.from({ length: task.waiters }, takeTurns));
}

async function hold(task: HolderTask, turn: number): Promise<void> {
  const name = `${process.pid}-${turn}`;
  const file = join(task.holders, name);
  writeFileSync(file, '');
  const seen = () => readdirSync(task.holders).filter(entry => entry !== name);
  const before = seen();
  await sleep(5);
  const said: HolderTurn = { others: [...new Set([...before, ...seen()])] };
  process.stdout.write(`${JSON.stringify(said)}\n`);
  rmSync(file);
  if (turn === task.diesWithTurn) {
    process.kill(process.pid, 'SIGKILL');
  }
}

void run(JSON.parse(process.argv[2]));
