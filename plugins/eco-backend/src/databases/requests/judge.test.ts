import { keepClusters } from '../../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../../store/__testUtils__/openStore';
import { DatabaseContext } from '../DatabaseContext';
import { judge } from './judge';

const stores = createTestDatabases();

async function judgeIn(cluster: string) {
  const knex = await openStore(stores, 'SQLITE_3');
  await keepClusters({
    knex,
    clusters: ['dev', 'vault'].map(name => ({ name })),
    at: '2026-01-01T00:00:00.000Z',
  });
  const config = { allowed: [{ clusters: ['dev*'] }], quotas: {} };
  const { messages } = await judge({ knex, config } as DatabaseContext, {
    cluster,
    namespace: 'shop',
    name: 'orders',
    owner: 'user:default/dana',
    spec: { engine: 'postgres', version: '17' } as never,
  });
  return messages.map(({ message }) => message.replace(cluster, '…'));
}

describe('judge', () => {
  it('reports an unknown cluster if databases are allowed there', async () => {
    expect(await judgeIn('dev')).toEqual([]);
    expect(await judgeIn('dev2')).toEqual([
      'There is no cluster …. Choose another cluster.',
    ]);
  });

  it('does not reveal whether the cluster exists if databases are not allowed there', async () => {
    const refused = await judgeIn('vault');
    expect(refused).toHaveLength(1);
    expect(await judgeIn('nowhere')).toEqual(refused);
  });
});
