import { readdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { withLock } from '../lock';

/** What the process is told, as JSON in its first argument. */
export interface HolderTask {
  lock: string;
  /** Where each holder has a file while it holds the lock. */
  holders: string;
  /** How many of this process wait for the lock at once. */
  waiters: number;
  /** With this turn the process dies, and never gives the lock back. */
  diesWithTurn: number;
}

/** What it prints, one line of JSON a turn: who else held the lock then. */
export interface HolderTurn {
  others: string[];
}

/** Many that wait for one lock, again and again, as a process that dies. */
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
