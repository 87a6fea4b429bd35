import { mockServices } from '@backstage/backend-test-utils';
import {
  metricsServiceMock,
  tracingServiceMock,
} from '@backstage/backend-test-utils/alpha';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { FindingAnnouncer } from '../findings/announcements';
import { Collector } from './Collector';
import { readCollectionConfig } from './readCollectionConfig';
import { startCollection } from './startCollection';

const databases = createTestDatabases();

describe('startCollection', () => {
  it.each<[string, ClusterAccess['list']]>([
    ['ok', async () => [{ name: 'blue' }]],
    ['empty', async () => []],
    ['failed', () => Promise.reject(new Error('the list is not to be had'))],
  ])('records a list that is %s, and polls for work', async (result, list) => {
    const wake = jest.spyOn(Collector.prototype, 'wake');
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
    const logger = mockServices.logger.mock();
    await startCollection({
      config: readCollectionConfig(mockServices.rootConfig()),
      knex: await openStore(databases, 'SQLITE_3'),
      access: {
        list,
        request: () => Promise.reject(new Error('unused')),
      },
      definitions: [],
      checks: [],
      announcer: new FindingAnnouncer({
        logger,
        rules: [],
        checks: [],
        notifications: { send: () => Promise.reject(new Error('unused')) },
      }),
      logger,
      lifecycle: mockServices.lifecycle.mock(),
      scheduler,
      metrics,
      tracing: tracingServiceMock.mock(),
    });
    const [task] = scheduler.scheduleTask.mock.calls
      .map(([each]) => each)
      .filter(({ id }) => id === 'eco-cluster-list');
    await task.fn(new AbortController().signal);
    expect(add.mock.calls).toEqual([
      ['eco.collection.cluster_lists', 1, { result }],
    ]);
    expect(wake).toHaveBeenCalledTimes(1);
    wake.mockRestore();
  });
});
