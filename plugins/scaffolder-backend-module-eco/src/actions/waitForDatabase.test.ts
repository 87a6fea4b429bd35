import { CREATED, DATABASE, NO_ANSWER } from '../__testUtils__/FakeEco';
import { eco, ORDERS, refusal, run } from '../__testUtils__/runAction';

describe('eco:database:wait', () => {
  const input = { requestId: CREATED.id };
  const waiting = {
    ...CREATED,
    state: 'provisioning',
    waitingFor: 'the volume',
  };

  it.each([
    ['fails', refusal(503, 'Starting')],
    ['does not answer', NO_ANSWER],
  ])('waits until ready, even if the backend %s', async (_, outage) => {
    eco.reset({
      'GET database-requests': [
        waiting,
        outage,
        { ...waiting, state: 'ready' },
      ],
    });
    const { outputs, log } = await run('wait', input);
    expect(outputs.connection).toEqual(DATABASE.connection);
    expect(log.filter(line => line.includes('the volume'))).toHaveLength(1);
    expect(log.some(line => /does not answer/.test(line))).toBe(true);
  });

  it.each([
    ['failed', { state: 'failed', error: { message: 'No quota' } }, 'No quota'],
    ['was cancelled', { state: 'cancelled' }, /was cancelled/],
    [
      'waits for a person',
      { isStalled: true },
      /help. the volume .* stays open in Eco/,
    ],
  ])('fails if the request %s', async (_, change, message) => {
    eco.reset({ 'GET database-requests': [{ ...waiting, ...change }] });
    await expect(run('wait', input)).rejects.toThrow(message);
  });

  it('never reports simulated pods as verified', async () => {
    const notVerified = 'its pods are simulated';
    eco.reset({
      'GET database-requests': [
        { ...CREATED, state: 'ready', isOpen: false, notVerified },
      ],
    });
    await expect(run('wait', { ...input, until: 'verified' })).rejects.toThrow(
      /not known whether .* simulated/,
    );
  });

  it('says what to do if the sign-in has expired', async () => {
    eco.reset({ 'GET database-requests': [refusal(401, 'Expired')] });
    await expect(run('wait', input)).rejects.toThrow(/Your sign-in has ended/);
  });

  it('ends with the task', async () => {
    eco.reset({ 'GET database-requests': [waiting] });
    const signal = AbortSignal.timeout(100);
    const waited = run('wait', input, { signal });
    await expect(waited).rejects.toThrow(/abort|timeout/i);
  });

  it('times out', async () => {
    eco.reset({ 'GET database-requests': [waiting] });
    await expect(
      run('wait', { ...input, timeoutMinutes: 0.01 }),
    ).rejects.toThrow(/not done within 0.01 minutes/);
  });

  it('leaves room for the tasks of others if one person waits for many', async () => {
    eco.reset({ 'GET database-requests': [waiting] });
    const stop = new AbortController();
    const ended: string[] = [];
    const wait = (ref: string) =>
      run('wait', input, { user: { ref }, signal: stop.signal }).catch(error =>
        ended.push(`${ref}: ${error.message}`),
      );
    const waits = [wait('user:default/amara')];
    for (let count = 0; count < 10; count++) {
      waits.push(wait('user:default/dana'));
    }
    await Promise.all(waits.slice(1, 4));
    const madeRoom = expect.stringMatching(/^user:default.dana: 8 tasks wait/);
    expect(ended).toEqual([madeRoom, madeRoom, madeRoom]);
    stop.abort();
    await Promise.all(waits);
  });

  it('waits for a database that a GitOps tool creates', async () => {
    eco.reset({ 'GET databases': [refusal(404, 'None'), DATABASE] });
    const { outputs, log } = await run('wait', { ...ORDERS });
    expect(outputs.uid).toBe('uid-1');
    expect(log).toEqual([
      'Waiting for shop/orders in demo-dev to appear',
      'ready',
    ]);
  });

  it('requires a request or a database', async () => {
    await expect(run('wait', { cluster: 'demo-dev' })).rejects.toThrow(
      /^requestId: /,
    );
  });
});
