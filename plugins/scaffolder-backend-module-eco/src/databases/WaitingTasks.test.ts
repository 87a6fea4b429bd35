import { mockServices } from '@backstage/backend-test-utils';
import { WaitingTasks } from './WaitingTasks';

const forever = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

/** Returns how many of twenty waits continue. */
async function countWaiting(tasks?: number): Promise<number> {
  const waiting = WaitingTasks.fromConfig(
    mockServices.rootConfig({
      data: { scaffolder: { concurrentTasksLimit: tasks } },
    }),
  );
  const ended: unknown[] = [];
  for (let count = 0; count < 20; count++) {
    waiting.run({}, forever).catch(error => ended.push(error));
  }
  await new Promise(resolve => setImmediate(resolve));
  return 20 - ended.length;
}

describe('WaitingTasks', () => {
  it.each([
    [undefined, 8],
    [20, 18],
    [2, 1],
    [0, 1],
  ])('leaves room if the scaffolder runs %s tasks', async (tasks, max) => {
    expect(await countWaiting(tasks)).toBe(max);
  });

  it('reuses the room of a finished wait', async () => {
    const waiting = new WaitingTasks(1);
    for (let count = 0; count < 3; count++) {
      expect(await waiting.run({}, async () => count)).toBe(count);
    }
  });

  it("ends with its task, for the task's reason", async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    const wait = new WaitingTasks(1).run({ signal }, async both =>
      both.throwIfAborted(),
    );
    await expect(wait).rejects.toThrow('cancelled');
  });
});
