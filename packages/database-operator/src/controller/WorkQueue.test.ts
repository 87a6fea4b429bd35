import { setTimeout } from 'timers/promises';
import { backoffMs } from '../kubernetes/backoff';
import { WorkQueue } from './WorkQueue';

describe('WorkQueue', () => {
  it('holds a key once, and never processes it concurrently', async () => {
    const queue = new WorkQueue(4);
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
    const queue = new WorkQueue(4);
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

  it('leaves workers to others once a namespace has its share', async () => {
    const queue = new WorkQueue(2);
    const done: string[] = [];
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    ['a', 'b', 'c'].forEach(name => queue.add(`slow/${name}`));
    const running = queue.run(3, async key => {
      if (key.startsWith('slow/')) {
        await held;
      }
      done.push(key);
      if (done.length === 4) {
        queue.close();
      }
    });
    queue.add('few/a');
    await setTimeout(20);
    expect(done).toEqual(['few/a']);
    release();
    await running;
    expect(done).toEqual(['few/a', 'slow/a', 'slow/b', 'slow/c']);
  });

  it('keeps the earlier of two scheduled times', async () => {
    const queue = new WorkQueue(4);
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

  it('forgets the failures of a cancelled key', async () => {
    const queue = new WorkQueue(1);
    const done: string[] = [];
    const running = queue.run(1, async key => {
      done.push(key);
    });
    for (let failure = 0; failure < 10; failure++) {
      queue.retry('a');
    }
    queue.cancel('a');
    queue.retry('a');
    await setTimeout(backoffMs(1, 0) + 200);
    queue.close();
    await running;
    expect(done).toEqual(['a']);
  });
});

describe('backoffMs', () => {
  it('doubles from 1 s to 30 s, minus at most a fifth', () => {
    const full = [1, 2, 3, 4, 5, 6, 60].map(n => backoffMs(n, 0));
    expect(full).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(backoffMs(60, 1)).toBe(24_000);
  });
});
