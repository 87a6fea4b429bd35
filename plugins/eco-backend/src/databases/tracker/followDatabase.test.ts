import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import { storedRequest as request } from '../__testUtils__/storedRequest';
import { followDatabase } from './followDatabase';
import { DEFAULT_TRACKER_TIMEOUTS } from './TrackerTimeouts';

const NOW = '2026-01-01T00:10:00.000Z';

type Said = [type: string, status: string, reason?: string, message?: string];

function live(conditions: Said[], generations = [1, 1]): ClusterObject {
  const [generation, observedGeneration] = generations;
  return {
    apiVersion: 'example.com/v1',
    kind: 'Database',
    metadata: { name: 'orders', namespace: 'shop', uid: 'u', generation },
    spec: { engine: 'postgres', version: '17', storage: '2Gi', replicas: 3 },
    status: {
      observedGeneration,
      conditions: conditions.map(
        ([type, status, reason = '', message = '']) => ({
          type,
          status,
          reason,
          message,
        }),
      ),
    },
  };
}

function follow(object: ClusterObject | undefined, more = {}) {
  return followDatabase({
    request: { ...request, ...more },
    live: object,
    now: NOW,
    timeouts: DEFAULT_TRACKER_TIMEOUTS,
  });
}

describe('followDatabase', () => {
  it('waits for the controller to observe the generation of the request', () => {
    const ready: Said[] = [['Ready', 'True']];
    expect(follow(live([]))).toMatchObject({ state: 'accepted' });
    expect(follow(live(ready, [2, 1]))).toMatchObject({ state: 'accepted' });
    expect(
      follow(live(ready, [3, 2]), { operation: 'update', generation: 2 }),
    ).toMatchObject({ state: 'ready' });
  });

  it('reports since when the controller is silent, and what to do', () => {
    const after = (minutes: number, operation: 'create' | 'update') =>
      follow(live([], [2, 1]), {
        operation,
        progress: {
          steps: [
            {
              state: 'accepted',
              at: new Date(Date.parse(NOW) - minutes * 60_000).toISOString(),
            },
          ],
        },
      });
    expect(after(0.1, 'create').progress).toMatchObject({
      waitingFor: 'The Database controller has not processed it yet.',
      isStalled: false,
    });
    expect(after(1, 'update')).toMatchObject({
      state: 'accepted',
      progress: {
        waitingFor: expect.stringMatching(
          /controller in cluster blue does not react. Ask your platform team/,
        ),
        waitingSince: '2026-01-01T00:09:00.000Z',
        isStalled: false,
      },
    });
    expect(after(6, 'create')).toMatchObject({
      state: 'accepted',
      progress: { isStalled: true },
      dueInMs: 10_000,
    });
  });

  it('reports since when it has been waiting for the same', () => {
    const waiting = live([['Ready', 'False', 'Progressing', 'no node']]);
    const since = '2026-01-01T00:05:00.000Z';
    const progress = { steps: [], waitingFor: 'no node', waitingSince: since };
    expect(follow(waiting, { progress }).progress?.waitingSince).toBe(since);
    expect(follow(waiting).progress?.waitingSince).toBe(NOW);
  });

  it('reports the message of the controller while it waits', () => {
    expect(
      follow(live([['Ready', 'False', 'Progressing', 'pod x: no node']])),
    ).toMatchObject({
      state: 'provisioning',
      progress: { waitingFor: 'pod x: no node', steps: [{ at: NOW }] },
      dueInMs: 2_000,
    });
  });

  it('stays open if it needs a person', () => {
    const changes = follow(
      live([
        ['Ready', 'False'],
        ['Stalled', 'True', 'UnknownVersion', 'spec.version: 99'],
      ]),
    );
    expect(changes).toMatchObject({
      progress: { isStalled: true, waitingFor: 'spec.version: 99' },
      dueInMs: 10_000,
    });
  });

  it('completes once the server has answered', () => {
    const changes = follow(
      live([
        ['Ready', 'True'],
        ['ConnectionVerified', 'True'],
      ]),
    );
    expect(changes).toMatchObject({
      state: 'verified',
      progress: { steps: [{ state: 'ready' }, { state: 'verified' }] },
      record: { storageBytes: 3 * 2 * 2 ** 30 },
    });
    expect(changes.dueInMs).toBeUndefined();
  });

  it.each<[string, Said]>([
    ['simulated', ['ConnectionVerified', 'Unknown', 'Simulated']],
    ['cannot reach', ['ConnectionVerified', 'Unknown', 'NotReachable']],
  ])('completes without an answer if %s', (why, said) => {
    const changes = follow(live([['Ready', 'True'], said]));
    expect(changes).toMatchObject({
      state: 'ready',
      progress: { notVerified: expect.stringContaining(why) },
    });
    expect(changes.dueInMs).toBeUndefined();
  });

  it('waits five minutes for the server to answer', () => {
    const silent = live([
      ['Ready', 'True'],
      ['ConnectionVerified', 'False', 'NoGreeting'],
    ]);
    const since = (at: string) => ({
      state: 'ready' as const,
      progress: { steps: [{ state: 'ready' as const, at }] },
    });
    expect(
      follow(silent, since('2026-01-01T00:06:00.000Z')).dueInMs,
    ).toBeDefined();
    expect(follow(silent, since('2026-01-01T00:04:00.000Z'))).toMatchObject({
      progress: { notVerified: expect.stringContaining('has not answered') },
    });
  });

  it('fails if its database is gone, and releases the name', () => {
    expect(follow(undefined)).toMatchObject({
      state: 'failed',
      progress: { error: { message: expect.stringContaining('deleted') } },
      record: 'removed',
    });
  });
});
