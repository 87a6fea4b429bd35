import { Detection } from '@backstage-eco/plugin-eco-common';
import { summarise } from '../summaries';
import {
  buildInventory,
  object,
  workload,
} from '../detection/testing/buildInventory';
import { keepClusters, keepCycle } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { AT, only, startApi } from './__testUtils__/startApi';

const databases = createTestDatabases();
const PATHS = [
  '/storage',
  '/certificates',
  '/secret-stores',
  '/operator-frameworks',
  '/overhead',
];

/** Overhead of a tool. */
const server = workload(['argocd'], { name: 'server', desired: 1 });
const detections: Detection[] = [
  {
    toolId: 'argocd',
    state: 'installed',
    confidence: 'high',
    evidence: [],
    places: [{ namespace: 'default', workloads: [server] }],
  },
];

/** One of each kind of summary. */
const inventory = buildInventory({
  deployments: [server],
  storageClasses: [
    object('StorageClass', 'storage.k8s.io/v1', {
      name: 'fast',
      provisioner: 'ebs.csi.aws.com',
      isDefault: true,
    }),
  ],
  issuers: [
    object('Issuer', 'cert-manager.io/v1', { namespace: 'shop', type: 'ca' }),
  ],
  certificates: [
    object('Certificate', 'cert-manager.io/v1', {
      namespace: 'shop',
      notAfter: AT,
    }),
  ],
  secretStores: [
    object('SecretStore', 'external-secrets.io/v1', { provider: 'vault' }),
  ],
  leases: [],
});

describe.each(databases.eachSupportedId())('what is counted, on %s', id => {
  const start = async () => {
    const knex = await openStore(databases, id);
    const names = ['blue', 'grey', 'old', 'red'];
    await keepClusters({
      knex,
      clusters: names.map(name => ({ name })),
      at: AT,
    });
    const keep = (cluster: string, isRead: boolean, isCounted = true) =>
      keepCycle({
        knex,
        cycle: {
          inventory: { ...inventory, cluster },
          outcome: isRead
            ? { status: 'ok', at: AT }
            : { status: 'unreachable', reason: 'ECONNREFUSED', at: AT },
          readAt: isRead ? AT : undefined,
          detections: [],
          unknown: [],
          counted: isCounted
            ? {
                summaries: summarise({
                  inventory,
                  detections,
                  now: new Date(AT),
                }),
                countedAt: AT,
              }
            : undefined,
        },
      });
    await keep('blue', true);
    await keep('grey', false);
    await keep('old', true, false);
    return { knex, keep };
  };

  it('is returned for each cluster, or why it is unknown', async () => {
    const { knex } = await start();
    const { api } = await startApi({ knex });
    for (const path of PATHS) {
      const { body } = await api.get(path).expect(200);
      expect(body.items).toEqual([
        expect.objectContaining({
          cluster: 'blue',
          countedAt: AT,
          unknown: [],
        }),
      ]);
      expect(body.unknownIn).toEqual([
        { cluster: 'grey', reason: 'never read: ECONNREFUSED', since: AT },
        { cluster: 'old', reason: 'not read yet', since: AT },
        { cluster: 'red', reason: 'not read yet', since: AT },
      ]);
    }
    const [storage, certificates, secretStores] = await Promise.all(
      PATHS.map(async path => (await api.get(path)).body.items[0]),
    );
    expect(storage.classes.defaults).toEqual(['fast']);
    expect(certificates.certificates.expiry.expired).toBe(1);
    expect(secretStores.providers[0].provider).toBe('vault');
  });

  it('is limited to requested clusters that the caller may see', async () => {
    const { knex } = await start();
    const { api } = await startApi({ knex, conditions: only('blue', 'red') });
    for (const path of PATHS) {
      const { body } = await api.get(path).expect(200);
      const names = [...body.items, ...body.unknownIn].map(
        ({ cluster }: { cluster: string }) => cluster,
      );
      expect(names).toEqual(['blue', 'red']);
      await api.get(`${path}?cluster=grey`).expect(404);
      const { body: one } = await api.get(`${path}?cluster=red`).expect(200);
      expect(one.items).toEqual([]);
    }
  });

  it('lists the overhead of a tool once if several clusters share it', async () => {
    const { knex, keep } = await start();
    await keep('old', true);
    const { api } = await startApi({ knex });
    const { body } = await api.get('/overhead').expect(200);
    expect(body.tools).toMatchObject([{ toolId: 'argocd', pods: 1 }]);
    expect(body.items).toMatchObject([
      { cluster: 'blue', workloads: { tools: [0] } },
      { cluster: 'old', workloads: { tools: [0] } },
    ]);
  });

  it('is replaced by the next cycle', async () => {
    const { knex, keep } = await start();
    await keep('old', true);
    const { api } = await startApi({ knex });
    const { body } = await api.get('/storage?cluster=old').expect(200);
    expect(body.items).toHaveLength(1);
  });
});
