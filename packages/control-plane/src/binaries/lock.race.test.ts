import { spawn } from 'child_process';
import { once } from 'events';
import { mkdir, mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { createInterface } from 'readline';
import { HolderTask, HolderTurn } from './__testUtils__/lockHolder';

// With fewer processes, two rarely meet at the moment a lock is taken over.
const PROCESSES = 24;
const WAITERS = 30;
const TURNS = 3;

describe('withLock', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eco-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('has one holder at a time, even while holders die', async () => {
    const holders = join(folder, 'holders');
    await mkdir(holders);
    const task: HolderTask = {
      lock: join(folder, 'lock'),
      holders,
      waiters: WAITERS,
      diesWithTurn: TURNS,
    };
    const lives = await Promise.all(
      Array.from({ length: PROCESSES }, () => liveOf(task)),
    );
    expect(lives.map(({ end }) => end)).toEqual(
      Array(PROCESSES).fill('SIGKILL'),
    );
    const turns = lives.flatMap(life => life.turns);
    expect(turns).toHaveLength(PROCESSES * TURNS);
    expect(turns.filter(({ others }) => others.length > 0)).toEqual([]);
  });
});

async function liveOf(task: HolderTask) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, '__testUtils__/lockHolder.ts'),
      JSON.stringify(task),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const turns: HolderTurn[] = [];
  createInterface(child.stdout).on('line', line =>
    turns.push(JSON.parse(line)),
  );
  const [code, signal] = await once(child, 'close');
  return { end: signal ?? code, turns };
}
