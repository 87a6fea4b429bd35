import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  MetricsServiceObservableCallback,
  MetricsServiceObservableGauge,
} from '@backstage/backend-plugin-api/alpha';
import { archiveCluster } from '../store';
import { keepClusters } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { observeClusters } from './observeClusters';

const databases = createTestDatabases();

describe('observeClusters', () => {
  it('shows how many clusters have which outcome, and how old each is', async () => {
    const knex = await openStore(databases, 'SQLITE_3');
    const names = ['blue', 'green', 'never', 'archived'];
    const clusters = names.map(name => ({ name }));
    await keepClusters({ knex, clusters, at: new Date().toISOString() });
    const read_at = new Date(Date.now() - 60_000).toISOString();
    await knex('clusters')
      .whereNot('name', 'never')
      .update({ status: 'ok', read_at });
    await knex('clusters')
      .where('name', 'green')
      .update({ status: 'unreachable' });
    await archiveCluster({ knex, cluster: 'archived' });

    const metrics = metricsServiceMock.mock();
    const callbacks = new Map<string, MetricsServiceObservableCallback>();
    metrics.createObservableGauge.mockImplementation(
      name =>
        ({
          addCallback: (callback: MetricsServiceObservableCallback) =>
            callbacks.set(name, callback),
        } as unknown as MetricsServiceObservableGauge),
    );
    observeClusters({ metrics, knex, joinNames: true });
    const observed = async (name: string) => {
      const observe = jest.fn();
      await callbacks.get(name)!({ observe });
      return observe.mock.calls;
    };

    expect(new Set(await observed('eco.clusters'))).toEqual(
      new Set([
        [1, { outcome: 'ok' }],
        [1, { outcome: 'unreachable' }],
        [1, { outcome: 'pending' }],
      ]),
    );
    const ages = await observed('eco.cluster.age');
    expect(ages.map(([, { cluster }]) => cluster).sort()).toEqual([
      'blue',
      'green',
    ]);
    for (const [age] of ages) {
      expect(age).toBeGreaterThanOrEqual(60);
      expect(age).toBeLessThan(75);
    }
  });
});
