import { mockServices } from '@backstage/backend-test-utils';
import {
  metricsServiceMock,
  tracingServiceMock,
} from '@backstage/backend-test-utils/alpha';
import { ClusterReference } from '@backstage-eco/plugin-eco-node';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { readCollectionConfig } from './readCollectionConfig';
import { startCollection } from './startCollection';

const databases = createTestDatabases();

describe('startCollection', () => {
  it.each<[string, ClusterReference[]]>([
    ['ok', [{ name: 'blue' }]],
    ['empty', []],
  ])('counts a list of clusters that is %s', async (result, clusters) => {
    const scheduler = mockServices.scheduler.mock();
    const metrics = metricsServiceMock.mock();
    const add = jest.fn();
    metrics.createCounter.mockImplementation(name => ({
      add: (...values) => add(name, ...values),
    }));
    metrics.createObservableGauge.mockReturnValue({
      addCallback() {},
      removeCallback() {},
    });
    await startCollection({
      config: readCollectionConfig(mockServices.rootConfig()),
      knex: await openStore(databases, 'SQLITE_3'),
      access: {
        list: async () => clusters,
        request: () => Promise.reject(new Error('unused')),
      },
      definitions: [],
      logger: mockServices.logger.mock(),
      lifecycle: mockServices.lifecycle.mock(),
      scheduler,
      metrics,
      tracing: tracingServiceMock.mock(),
    });
    const [list] = scheduler.scheduleTask.mock.calls
      .map(([task]) => task)
      .filter(({ id }) => id === 'eco-cluster-list');
    await list.fn(new AbortController().signal);
    expect(add.mock.calls).toEqual([
      ['eco.collection.cluster_lists', 1, { result }],
    ]);
  });
});
