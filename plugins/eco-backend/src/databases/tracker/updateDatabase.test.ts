import { ClusterObject, ClusterWriter } from '@backstage-eco/plugin-eco-node';
import { storedRequest } from '../__testUtils__/storedRequest';
import { carryOut } from './carryOut';
import { DEFAULT_TRACKER_TIMEOUTS } from './TrackerTimeouts';

const NOW = '2026-01-01T00:10:00.000Z';

/** Returns what is applied for a pending change, and what it waits for. */
async function change(deletionTimestamp?: string) {
  const live: ClusterObject = {
    apiVersion: 'example.com/v1',
    kind: 'Database',
    metadata: {
      name: 'orders',
      namespace: 'shop',
      uid: 'u',
      deletionTimestamp,
    },
    spec: { engine: 'postgres', version: '17' },
  };
  const apply = jest.fn(async () => live);
  const { progress } = await carryOut({
    request: {
      ...storedRequest,
      operation: 'update',
      spec: { ...live.spec, deletionPolicy: 'Delete' },
    },
    writer: { get: async () => live, apply } as unknown as ClusterWriter,
    signal: AbortSignal.timeout(5_000),
    timeouts: DEFAULT_TRACKER_TIMEOUTS,
    now: NOW,
    mayHoldKept: async () => false,
  });
  return { applied: apply.mock.calls.length, waitingFor: progress?.waitingFor };
}

describe('a change of a database', () => {
  it('is applied', async () => {
    expect(await change()).toMatchObject({ applied: 1 });
  });

  it('does not change the data policy of a database that is being deleted', async () => {
    expect(await change(NOW)).toEqual({
      applied: 0,
      waitingFor: 'It is being deleted in the cluster.',
    });
  });
});
