import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { withLock } from './lock';

describe('withLock', () => {
  let file: string;
  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'eco-lock-')), '.lock');
  });
  afterEach(() => rm(join(file, '..'), { recursive: true }));

  it('lets one in at a time and gives the lock back', async () => {
    const events: string[] = [];
    const work = (name: string) =>
      withLock(file, {}, async () => {
        events.push(`${name} in`);
        await sleep(20);
        events.push(`${name} out`);
      });
    await Promise.all([work('a'), work('b')]);
    const [first, second] = events[0] === 'a in' ? ['a', 'b'] : ['b', 'a'];
    expect(events).toEqual([
      `${first} in`,
      `${first} out`,
      `${second} in`,
      `${second} out`,
    ]);
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from a process that is gone', async () => {
    const { pid } = spawnSync('true');
    await writeFile(file, String(pid));
    await expect(withLock(file, {}, async () => 'done')).resolves.toBe('done');
  });

  it('stops waiting with the signal', async () => {
    await writeFile(file, String(process.ppid));
    const signal = AbortSignal.timeout(50);
    const waiting = withLock(file, { signal }, async () => 'done');
    await expect(waiting).rejects.toThrow(/abort/i);
  });
});
