import { setTimeout as sleep } from 'node:timers/promises';
import { eco, ORDERS, refusal, run } from '../__testUtils__/runAction';

describe('a step that records a request', () => {
  it('leaves room for other tasks while its cluster does not answer', async () => {
    eco.reset({
      'DELETE databases': [refusal(503, 'demo-dev does not answer')],
    });
    const cancelled = new AbortController();
    const { signal } = cancelled;
    const ended: string[] = [];
    const tasks = Array.from({ length: 10 }, () =>
      run('delete', { ...ORDERS, confirm: 'orders' }, { signal }).catch(
        ({ message }) => ended.push(message),
      ),
    );
    const until = Date.now() + 10_000;
    while (ended.length < 2 && Date.now() < until) {
      await sleep(50);
    }
    const message = expect.stringContaining('made room for others');
    expect(ended).toEqual([message, message]);
    cancelled.abort();
    await Promise.all(tasks);
  });
});
