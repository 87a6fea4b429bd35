import { setTimeout } from 'timers/promises';
import { backoffMs } from '../kubernetes/backoff';
import { WorkQueue } from './WorkQueue';

describe('WorkQueue', () => {
  it('holds a key once, and never works on it twice at a time', async () => {
    const queue = new WorkQueue();
    let atWork = 0;
    const done: string[] = [];
    const running = queue.run(4, async key => {
      atWork += 1;
      expect(atWork).toBe(1);
      await setTimeout(20);
      atWork -= 1;
      done.push(key);
    });
    queue.add('a');
    queue.add('a');
    await setTimeout(5);
    queue.add('a');
    queue.add('a');
    await setTimeout(100);
    queue.close();
    await running;
    expect(done).toEqual(['a', 'a']);
  });

  it('lets namespaces take turns', async () => {
    const queue = new WorkQueue();
    const done: string[] = [];
    for (let i = 0; i < 1000; i++) {
      queue.add(`many/${i}`);
    }
    queue.add('few/a');
    queue.add('few/b');
    expect(queue.depth).toBe(1002);
    await queue.run(1, async key => {
      done.push(key);
      if (done.length === 5) {
        queue.close();
      }
    });
    expect(done).toEqual(['many/0', 'few/a', 'many/1', 'few/b', 'many/2']);
  });

  it('keeps the earlier of two dates', async () => {
    const queue = new WorkQueue();
    const done: number[] = [];
    const begun = Date.now();
    const running = queue.run(1, async () => {
      done.push(Date.now() - begun);
    });
    queue.addAfter('a', 30);
    queue.addAfter('a', 5000);
    await setTimeout(150);
    queue.close();
    await running;
    expect(done).toHaveLength(1);
  });
});

describe('backoffMs', () => {
  it('doubles from 1 s to 30 s, less a fifth at most', () => {
    const full = [1, 2, 3, 4, 5, 6, 60].map(n => backoffMs(n, 0));
    expect(full).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(backoffMs(60, 1)).toBe(24_000);
  });
});
