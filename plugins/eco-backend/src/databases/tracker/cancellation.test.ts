import { ClusterObject, ClusterWriter } from '@backstage-eco/plugin-eco-node';
import { failedInventory } from '../../inventory';
import {
  acceptRequest,
  claimDueRequests,
  saveRequestChanges,
} from '../../store';
import { keepClusters, keepCycle } from '../../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../../store/__testUtils__/openStore';
import { storedRequest } from '../__testUtils__/storedRequest';
import { carryOut } from './carryOut';
import { mayHoldKept } from './mayHoldKept';
import { DEFAULT_TRACKER_TIMEOUTS } from './TrackerTimeouts';

const stores = createTestDatabases();
const NOW = '2026-01-01T00:10:00.000Z';
const MADE_AT = '2026-01-01T00:00:00Z';

const request = { ...storedRequest, isCancelling: true };

interface Left {
  /** Data policy of the last deletion of the name. */
  data?: 'keep' | 'delete';
  source?: 'Created' | 'Existing';
  /** Creation time of the only claim of the name. */
  claimedAt?: string;
}

/** Whether the volumes remain after a provisioned database is cancelled. */
async function isKept({ data, source, claimedAt }: Left): Promise<boolean> {
  const knex = await openStore(stores, 'SQLITE_3');
  await keepClusters({ knex, clusters: [{ name: 'blue' }], at: NOW });
  if (data) {
    const { cluster, namespace, name, engine, owner, requestedBy } = request;
    const deletion = { id: 'd', operation: 'delete' as const, uid: 'earlier' };
    const place = { cluster, namespace, name, engine, owner, requestedBy };
    await acceptRequest({
      knex,
      request: {
        ...place,
        ...deletion,
        data,
        idempotencyKey: 'k',
        contentHash: 'h',
      },
      check: async () => {},
    });
    const [claim] = await claimDueRequests({ knex, limit: 1, leaseMs: 9_000 });
    await saveRequestChanges({ knex, claim, changes: { state: 'deleted' } });
  }
  if (claimedAt) {
    await keepClaim(knex, claimedAt);
  }
  const live: ClusterObject = {
    apiVersion: 'example.com/v1',
    kind: 'Database',
    metadata: {
      name: 'orders',
      namespace: 'shop',
      uid: request.uid,
      creationTimestamp: MADE_AT,
    },
    spec: { engine: 'postgres', version: '17' },
    status: source && { credentials: { source } },
  };
  let policy = 'Retain';
  const writer = {
    get: async () => live,
    apply: async (_cluster: string, _kind: string, { spec }: ClusterObject) => {
      policy = String(spec?.deletionPolicy);
      return live;
    },
    delete: async () => {},
  } as unknown as ClusterWriter;
  await carryOut({
    request,
    writer,
    signal: AbortSignal.timeout(5_000),
    timeouts: DEFAULT_TRACKER_TIMEOUTS,
    now: NOW,
    mayHoldKept: seen => mayHoldKept({ knex, reference: request, live: seen }),
  });
  return policy === 'Retain';
}

async function keepClaim(
  knex: Parameters<typeof keepClusters>[0]['knex'],
  createdAt: string,
) {
  const reason = 'nobody answers';
  const { inventory } = failedInventory({
    cluster: 'blue',
    status: 'unreachable',
    reason,
    now: () => new Date(NOW),
  });
  inventory.parts.persistentVolumeClaims = {
    state: 'read',
    readAt: NOW,
    items: [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace: 'shop',
        name: 'data-orders-0',
        uid: 'claim',
        owners: [],
        finalizers: [],
        labels: { 'example.com/database': 'orders' },
        annotations: {},
        fieldManagers: [],
        createdAt,
      } as never,
    ],
  };
  await keepCycle({
    knex,
    cycle: {
      inventory,
      outcome: { status: 'partial', reason, at: NOW },
      readAt: NOW,
      detections: [],
      unknown: [],
    },
  });
}

describe('a cancelled database', () => {
  it.each<[string, Left]>([
    ['it made all itself', { source: 'Created' }],
    ['its claim is its own', { claimedAt: '2026-01-01T00:00:09Z' }],
    ['the last one went with its data', { data: 'delete' }],
  ])('is removed with its data if %s', async (_, left) => {
    expect(await isKept(left)).toBe(false);
  });

  it.each<[string, Left]>([
    ['Eco kept those of the last one', { data: 'keep', source: 'Created' }],
    ['the password was there before', { source: 'Existing' }],
    ['a claim was there before', { claimedAt: '2025-12-31T00:00:00Z' }],
  ])('leaves volumes if %s', async (_, left) => {
    expect(await isKept(left)).toBe(true);
  });
});
