import { Knex } from 'knex';
import { buildInventory } from '../../detection/testing/buildInventory';
import {
  archiveCluster,
  Claim,
  claimDueClusters,
  ClaimLostError,
  listClusters,
  NextCycle,
  releaseClaim,
  renewClaim,
  requestRefresh,
  writeCycle,
} from '..';
import { keepClusters } from '../__testUtils__/keepCycle';
import { createTestDatabases, openStore } from '../__testUtils__/openStore';

const AT = '2026-01-01T00:00:00.000Z';
const LEASE_MS = 20_000;
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('claims on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    const clusters = ['blue', 'green', 'red'].map(name => ({ name }));
    await keepClusters({ knex, clusters, at: AT });
  });

  function claim(options: { limit?: number; leaseMs?: number } = {}) {
    return claimDueClusters({
      knex,
      claimedBy: 'test',
      works: ['cycle', 'samples'],
      limit: 10,
      leaseMs: LEASE_MS,
      ...options,
    });
  }

  async function claimOne(cluster: string): Promise<Claim> {
    await requestRefresh({ knex, cluster });
    const [first] = await claim({ limit: 1 });
    expect(first.cluster).toBe(cluster);
    return first;
  }

  function finish(held: Claim, next: Partial<NextCycle> = {}) {
    return writeCycle({
      knex,
      claim: held,
      cycle: {
        inventory: { ...buildInventory({}), cluster: held.cluster },
        outcome: { status: 'ok', at: AT },
        detections: [],
        unknown: [],
        history: { facts: new Map(), events: [] },
      },
      next: { afterMs: 60_000, failures: 0, isSampled: false, ...next },
    });
  }

  /** Acts as if this time had passed. */
  async function letPass(milliseconds: number) {
    for (const column of ['next_update_at', 'claimed_until']) {
      for (const row of await knex('clusters').whereNotNull(column)) {
        const earlier = Date.parse(row[column]) - milliseconds;
        await knex('clusters')
          .where('name', row.name)
          .update({ [column]: new Date(earlier).toISOString() });
      }
    }
  }

  const names = (claims: Claim[]) => claims.map(each => each.cluster).sort();

  it('gives a cluster to a single holder until it is released', async () => {
    expect(names(await claim({ limit: 2 }))).toHaveLength(2);
    expect(names(await claim())).toHaveLength(1);
    expect(await claim()).toEqual([]);
  });

  it('gives no cluster to two concurrent callers', async () => {
    const clusters = Array.from({ length: 40 }, (_, index) => ({
      name: `cluster-${index}`,
    }));
    await keepClusters({ knex, clusters, at: AT });
    const all = await Promise.all(
      Array.from({ length: 12 }, () => claim({ limit: 5 })),
    );
    const claimed = all.flat().map(each => each.cluster);
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(all.every(claims => claims.length <= 5)).toBe(true);
    const rest = await claim({ limit: 100 });
    expect(claimed.length + rest.length).toBe(43);
  });

  it('expires if it is not renewed, and not earlier', async () => {
    await claim();
    await letPass(LEASE_MS - 1_000);
    expect(await claim()).toEqual([]);
    await letPass(1_000);
    expect(await claim()).toHaveLength(3);
  });

  it('pauses a cluster that crashes its readers', async () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      expect(names(await claim())).toContain('blue');
      await letPass(LEASE_MS + 1_000);
    }
    expect(await claim()).toEqual([]);
    await letPass(10 * 60_000);
    const again = (await claim()).find(({ cluster }) => cluster === 'blue')!;
    await releaseClaim({ knex, claim: again });
    await claimOne('blue');
    await letPass(LEASE_MS + 1_000);
    expect(names(await claim())).toContain('blue');
  });

  it('lasts as long as it is renewed', async () => {
    const held = await claimOne('blue');
    await letPass(LEASE_MS - 1_000);
    expect(await renewClaim({ knex, claim: held, leaseMs: LEASE_MS })).toBe(
      true,
    );
    await letPass(LEASE_MS - 1_000);
    expect(names(await claim())).not.toContain('blue');
  });

  it('rejects writes after the claim was taken over', async () => {
    const lost = await claimOne('blue');
    await letPass(LEASE_MS);
    const held = (await claim()).find(({ cluster }) => cluster === 'blue')!;
    await expect(finish(lost)).rejects.toThrow(ClaimLostError);
    expect(await renewClaim({ knex, claim: lost, leaseMs: LEASE_MS })).toBe(
      false,
    );
    await releaseClaim({ knex, claim: lost, retry: { afterMs: 0 } });
    await finish(held);
    await expect(finish(held)).rejects.toThrow(ClaimLostError);
  });

  it('makes a cluster due again after its pause, and not earlier', async () => {
    await finish(await claimOne('blue'), { afterMs: 60_000 });
    expect(names(await claim())).toEqual(['green', 'red']);
    await letPass(60_000);
    expect(names(await claim())).toContain('blue');
  });

  it('never claims a cluster that is only read on request', async () => {
    await finish(await claimOne('blue'), { afterMs: undefined });
    await letPass(86_400_000);
    expect(names(await claim())).toEqual(['green', 'red']);
    await claimOne('blue');
  });

  it('makes an aborted cycle available at once', async () => {
    const held = await claimOne('blue');
    await releaseClaim({ knex, claim: held });
    const again = (await claim()).find(({ cluster }) => cluster === 'blue');
    expect(again?.failures).toBe(0);
  });

  it('counts failures, and resets them after a success', async () => {
    const held = await claimOne('blue');
    await releaseClaim({ knex, claim: held, retry: { afterMs: 60_000 } });
    expect(names(await claim())).toEqual(['green', 'red']);
    const again = await claimOne('blue');
    expect(again.failures).toBe(1);
    await finish(again, { failures: 0 });
    expect((await claimOne('blue')).failures).toBe(0);
  });

  it('runs another cycle if one was requested while one ran', async () => {
    const held = await claimOne('blue');
    await requestRefresh({ knex, cluster: 'blue' });
    expect(names(await claim())).not.toContain('blue');
    await finish(held, { afterMs: 3_600_000 });
    const next = (await claim()).find(({ cluster }) => cluster === 'blue')!;
    await finish(next, { afterMs: 3_600_000 });
    expect(names(await claim())).not.toContain('blue');
  });

  it('claims requested clusters first', async () => {
    await finish(await claimOne('red'), { afterMs: 3_600_000 });
    await requestRefresh({ knex, cluster: 'red' });
    expect(names(await claim({ limit: 1 }))).toEqual(['red']);
  });

  it('reports requested cycles and the progress of running ones', async () => {
    const readings = async () => {
      const shown = { names: ['blue', 'green'] };
      const listed = await listClusters({
        knex,
        criteria: undefined,
        ...shown,
      });
      return listed.map(({ reading }) => reading);
    };
    expect(await readings()).toEqual([undefined, undefined]);
    const held = await claimOne('blue');
    const progress = { done: 3, total: 40 };
    await renewClaim({ knex, claim: held, leaseMs: LEASE_MS, progress });
    await requestRefresh({ knex, cluster: 'green' });
    expect(await readings()).toEqual([
      { startedAt: expect.any(String), ...progress },
      { requestedAt: expect.any(String) },
    ]);
    await letPass(LEASE_MS + 1_000);
    // An expired claim no longer counts as reading.
    expect(await readings()).toEqual([
      undefined,
      { requestedAt: expect.any(String) },
    ]);
  });

  it('refuses to refresh an archived or unknown cluster', async () => {
    await archiveCluster({ knex, cluster: 'blue' });
    expect(await requestRefresh({ knex, cluster: 'blue' })).toBe(false);
    expect(await requestRefresh({ knex, cluster: 'nowhere' })).toBe(false);
    expect(names(await claim())).toEqual(['green', 'red']);
  });

  it('keeps a cluster archived if that happened during its cycle', async () => {
    const held = await claimOne('blue');
    await archiveCluster({ knex, cluster: 'blue' });
    await finish(held, { afterMs: 0 });
    expect(names(await claim())).toEqual(['green', 'red']);
  });
});
