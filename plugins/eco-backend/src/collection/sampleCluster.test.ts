import {
  ClusterAccess,
  ClusterAccessError,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { buildInventory, crd } from '../detection/testing/buildInventory';
import { DEFAULT_SAMPLE_BUDGETS } from '../inventory';
import { Claim, claimDueClusters, loadInventory, loadSamples } from '../store';
import { keepClusters, keepCycle } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { sampleCluster } from './sampleCluster';

const AT = '2026-01-01T00:00:00.000Z';
const CRDS = Array.from({ length: 30 }, (_, index) => `kind${index}.acme.io`);
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('sampling on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    await keepClusters({ knex, clusters: [{ name: 'test' }], at: AT });
    await keep(CRDS);
  });

  async function keep(crds: string[], status: 'ok' | 'unreachable' = 'ok') {
    const inventory = buildInventory({ crds: crds.map(name => crd(name)) });
    await keepCycle({
      knex,
      cycle: { inventory, outcome: { status }, detections: [], unknown: [] },
    });
  }

  async function claim(): Promise<Claim | undefined> {
    const claims = await claimDueClusters({
      knex,
      claimedBy: 'test',
      works: ['cycle', 'samples'],
      limit: 1,
      leaseMs: 20_000,
    });
    return claims[0];
  }

  async function sample(
    request: ClusterAccess['request'] = async () =>
      Response.json({
        apiVersion: 'meta.k8s.io/v1',
        kind: 'PartialObjectMetadataList',
        metadata: {},
        items: [],
      }),
  ): Promise<number> {
    const held = await claim();
    expect(held?.work).toBe('samples');
    return sampleCluster({
      knex,
      access: { list: async () => [], request },
      claim: held!,
      budgets: DEFAULT_SAMPLE_BUDGETS,
      signal: new AbortController().signal,
    });
  }

  /** Simulates that a minute has passed. */
  async function letMinutePass() {
    await knex('clusters').update({ next_sample_at: AT });
    for (const row of await knex('custom_resource_samples')) {
      const old = JSON.parse(row.sample);
      const triedAt = new Date(Date.parse(old.triedAt) - 61_000).toISOString();
      await knex('custom_resource_samples')
        .where('key', row.key)
        .update({ sample: JSON.stringify({ ...old, triedAt }) });
    }
  }

  it('respects the budget per minute, until all are sampled', async () => {
    expect(await sample()).toBe(20);
    expect(await claim()).toBeUndefined();
    await letMinutePass();
    expect(await sample()).toBe(10);
    await letMinutePass();
    expect(await sample()).toBe(0);
    const samples = await loadSamples({ knex, cluster: 'test' });
    expect(samples.filter(({ state }) => state === 'read')).toHaveLength(30);
  });

  it('respects the budget even if the sampling backend crashed', async () => {
    const held = await claim();
    const died = sampleCluster({
      knex,
      access: { list: async () => [], request: () => new Promise(() => {}) },
      claim: held!,
      budgets: DEFAULT_SAMPLE_BUDGETS,
      signal: AbortSignal.timeout(100),
    });
    await expect(died).rejects.toThrow();
    await knex('clusters').update({ claimed_until: AT });
    expect(await claim()).toBeUndefined();
  });

  it('stores failures with their reason, and retries them later', async () => {
    const gone: ClusterAccess['request'] = async () => {
      throw new ClusterAccessError('unreachable', 'the webhook is dead');
    };
    expect(await sample(gone)).toBe(20);
    const [first] = await loadSamples({ knex, cluster: 'test' });
    expect(first).toMatchObject({
      state: 'unread',
      reason: 'the webhook is dead',
    });
    const stored = await loadInventory({ knex, cluster: 'test' });
    expect(stored?.samples).toHaveLength(20);
  });

  it('retries refusals once an hour, with one kind of each group', async () => {
    const asked: string[] = [];
    const forbid: ClusterAccess['request'] = async (_, path) => {
      asked.push(path);
      return Response.json(
        { kind: 'Status', message: 'cannot list', code: 403 },
        { status: 403 },
      );
    };
    await keep([...CRDS, 'others.acme.com', 'more.acme.org', 'last.acme.net']);
    await sample(forbid);
    await letMinutePass();
    await sample(forbid);
    await letMinutePass();
    await sample(forbid);
    expect(asked).toHaveLength(4);
    const samples = await loadSamples({ knex, cluster: 'test' });
    expect(samples).toHaveLength(33);
    expect(samples.filter(({ isForbidden }) => isForbidden)).toHaveLength(33);
    expect(samples.map(({ reason }) => reason)).toEqual(
      samples.map(() => expect.stringContaining('cannot list')),
    );
  });

  it('forgets samples of CRDs that are gone', async () => {
    await sample();
    await keep(CRDS.slice(0, 1));
    await letMinutePass();
    await sample();
    expect(await loadSamples({ knex, cluster: 'test' })).toMatchObject([
      { plural: 'kind0', group: 'acme.io' },
    ]);
  });

  it('does not sample a cluster that cannot be read', async () => {
    await keep(CRDS, 'unreachable');
    expect(await claim()).toBeUndefined();
  });
});
