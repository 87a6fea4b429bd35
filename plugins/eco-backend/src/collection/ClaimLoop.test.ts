import { EventLoopUtilization, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { ClaimLoop } from './ClaimLoop';

/** Sets the event loop utilization of the second before each measurement. */
function pretend(utilization: number) {
  const used: EventLoopUtilization = {
    utilization,
    active: 1_000 * utilization,
    idle: 1_000 * (1 - utilization),
  };
  jest.spyOn(performance, 'eventLoopUtilization').mockReturnValue(used);
}

/** Creates a loop over clusters that do not answer. */
function startLoop(clusters: number) {
  const waiting = Array.from({ length: clusters }, (_, i) => i);
  const begun: number[] = [];
  const limits: number[] = [];
  const loop = new ClaimLoop<number>({
    claim: async limit => {
      limits.push(limit);
      return waiting.splice(0, limit);
    },
    work: async claim => {
      begun.push(claim);
      await new Promise(resolve =>
        loop.signal.addEventListener('abort', resolve),
      );
    },
    concurrency: 10,
    concurrencyWhenBusy: 2,
    pollMs: 10,
    failureMessage: 'Nothing is done',
    recoveryMessage: 'Something is done again',
    logger: mockServices.logger.mock(),
  });
  loop.start();
  return { loop, begun, limits };
}

describe('ClaimLoop', () => {
  afterEach(() => jest.restoreAllMocks());

  it('starts few claims while the event loop is busy, and more once it is idle', async () => {
    pretend(0.9);
    const { loop, begun } = startLoop(20);
    await sleep(200);
    expect(begun).toHaveLength(2);
    pretend(0.2);
    await sleep(200);
    expect(begun).toHaveLength(10);
    pretend(0.9);
    await sleep(200);
    expect(begun).toHaveLength(10);
    await loop.stop();
  });

  it('adds few claims at a time, even if the event loop was idle before', async () => {
    pretend(0);
    const { loop, begun, limits } = startLoop(20);
    await sleep(200);
    expect(begun).toHaveLength(10);
    expect(limits).toEqual([2, 2, 2, 2, 2]);
    await loop.stop();
  });
});
