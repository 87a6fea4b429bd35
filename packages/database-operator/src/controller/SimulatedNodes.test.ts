import { ApiClient } from '../kubernetes/ApiClient';
import { ApiError } from '../kubernetes/ApiError';
import { SimulatedNodes } from './SimulatedNodes';

const MANY = 1000;

/** A slow API server with one node. */
function apiServer() {
  const seen = { running: 0, most: 0, all: 0 };
  const request = async ({ path }: { path: string }) => {
    seen.running++;
    seen.all++;
    seen.most = Math.max(seen.most, seen.running);
    await new Promise(setImmediate);
    seen.running--;
    if (!path.endsWith('/true')) {
      throw new ApiError({ code: 404, reason: 'NotFound' });
    }
    return { metadata: { annotations: { 'kwok.x-k8s.io/node': 'fake' } } };
  };
  return { seen, client: { request } as unknown as ApiClient };
}

describe('the nodes that pods name', () => {
  it('are requested a few at a time, and not again on each lookup', async () => {
    const { seen, client } = apiServer();
    const known = new Promise<void>(resolve => {
      const nodes = new SimulatedNodes(client, () => {
        expect(nodes.isSimulated('true')).toBe(true);
        resolve();
      });
      for (let look = 0; look < 3; look++) {
        for (let i = 0; i < MANY; i++) {
          expect(nodes.isSimulated(`made-up-${i}`)).toBeUndefined();
        }
      }
      nodes.isSimulated('true');
    });
    await known;
    expect(seen.all).toBe(MANY + 1);
    expect(seen.most).toBeLessThanOrEqual(5);
  });

  it('are requested again after a while if they do not exist', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    try {
      const { seen, client } = apiServer();
      const nodes = new SimulatedNodes(client, () => {});
      nodes.isSimulated('late');
      while (jest.getTimerCount() === 0) {
        await new Promise(setImmediate);
      }
      nodes.isSimulated('late');
      expect(seen.all).toBe(1);
      jest.advanceTimersByTime(30_000);
      nodes.isSimulated('late');
      expect(seen.all).toBe(2);
    } finally {
      jest.useRealTimers();
    }
  });
});
