import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { withLock } from './lock';

describe('withLock', () => {
  let file: string;
  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'eco-lock-')), 'lock.sqlite');
  });
  afterEach(() => rm(join(file, '..'), { recursive: true }));

  it('lets in one at a time, and releases the lock', async () => {
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
  });

  it('releases the lock if the work fails', async () => {
    const failing = withLock(file, {}, async () => {
      throw new Error('no network');
    });
    await expect(failing).rejects.toThrow('no network');
    await expect(withLock(file, {}, async () => 'done')).resolves.toBe('done');
  });

  it('stops waiting when aborted', async () => {
    await withLock(file, {}, async () => {
      const signal = AbortSignal.timeout(50);
      const waiting = withLock(file, { signal }, async () => 'done');
      await expect(waiting).rejects.toThrow(/abort/i);
    });
  });

  it('fails if the lock file cannot be created', async () => {
    const nowhere = join(file, 'lock.sqlite');
    await expect(withLock(nowhere, {}, async () => {})).rejects.toThrow(
      'directory does not exist',
    );
  });
});
