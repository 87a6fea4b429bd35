import { setTimeout as sleep } from 'node:timers/promises';
import { Knex } from 'knex';
import {
  archiveCluster,
  Claim,
  claimDueClusters,
  ClusterListRules,
  deleteArchivedClusters,
  listArchivedClusters,
  listClusters,
  listEvents,
  loadInventory,
  recordClusterList,
  recordFailedClusterList,
  renewClaim,
  restoreCluster,
} from '..';
import { databaseTime } from '../databaseTime';
import { buildInventory } from '../../detection/testing/buildInventory';
import { keepCycle } from '../__testUtils__/keepCycle';
import { createTestDatabases, openStore } from '../__testUtils__/openStore';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RULES: ClusterListRules = {
  archiveAfterMs: DAY_MS,
  maxGapMs: HOUR_MS,
  firstReading: 'at-once',
};
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('lists of clusters on %s', id => {
  let knex: Knex;
  let now: number;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    now = Date.parse('2026-01-01T00:00:00.000Z');
  });

  async function list(names: string[], rules = RULES): Promise<void> {
    await recordClusterList({
      knex,
      clusters: names.map(name => ({ name })),
      rules,
      at: new Date(now).toISOString(),
    });
  }

  /** Records a list with the same names every 30 minutes. */
  async function listFor(names: string[], durationMs: number): Promise<void> {
    for (const end = now + durationMs; now < end; ) {
      now += 30 * MINUTE_MS;
      await list(names);
    }
  }

  const shown = async () =>
    (await listClusters({ knex, criteria: undefined })).map(({ name }) => name);
  const archived = async () =>
    (await listArchivedClusters({ knex, criteria: undefined })).map(
      ({ name }) => name,
    );
  const events = async () =>
    (
      await listEvents({
        knex,
        criteria: undefined,
        clusters: ['blue'],
        limit: 10,
      })
    ).map(({ type }) => type);

  it('archives a cluster after a long enough absence, and not earlier', async () => {
    await list(['blue', 'green']);
    await listFor(['green'], DAY_MS);
    expect(await shown()).toEqual(['blue', 'green']);
    await listFor(['green'], HOUR_MS);
    expect(await shown()).toEqual(['green']);
    expect(await archived()).toEqual(['blue']);
    expect(await events()).toEqual(['cluster-archived']);
  });

  it('restarts the absence if the cluster was listed in between', async () => {
    await list(['blue', 'green']);
    await listFor(['green'], DAY_MS - HOUR_MS);
    await listFor(['blue', 'green'], HOUR_MS);
    await listFor(['green'], DAY_MS - HOUR_MS);
    expect(await archived()).toEqual([]);
  });

  it('does not count time without lists', async () => {
    await list(['blue', 'green']);
    for (let half = 0; half < 2; half++) {
      await listFor(['green'], DAY_MS / 2);
      // The portal was down for a month.
      now += 30 * DAY_MS;
    }
    await list(['green']);
    expect(await archived()).toEqual([]);
    for (let hours = 0; hours < 2 * 24; hours++) {
      await recordFailedClusterList(knex);
      now += HOUR_MS / 2;
      await recordFailedClusterList(knex);
      await list(['green']);
    }
    expect(await archived()).toEqual([]);
  });

  it('keeps the data of an archived cluster, and restores it when listed', async () => {
    await list(['blue', 'green']);
    await keepCycle({ knex, cycle: cycleOf('blue') });
    await listFor(['green'], DAY_MS + HOUR_MS);
    expect(await archived()).toEqual(['blue']);
    await list(['blue', 'green']);
    expect(await shown()).toEqual(['blue', 'green']);
    expect(await loadInventory({ knex, cluster: 'blue' })).toBeDefined();
    expect(await events()).toEqual(['cluster-restored', 'cluster-archived']);
  });

  it('restores a cluster on request, and reads it at once', async () => {
    await list(['blue', 'green']);
    expect(await archiveCluster({ knex, cluster: 'blue' })).toBe(true);
    expect(await archiveCluster({ knex, cluster: 'blue' })).toBe(false);
    expect(await restoreCluster({ knex, cluster: 'blue' })).toBe(true);
    expect(await restoreCluster({ knex, cluster: 'blue' })).toBe(false);
    expect(await due()).toContain('blue');
    await listFor(['green'], DAY_MS - HOUR_MS);
    expect(await shown()).toContain('blue');
    await listFor(['green'], 2 * HOUR_MS);
    expect(await archived()).toEqual(['blue']);
  });

  it('deletes an archived cluster after the retention, but not its history', async () => {
    await list(['blue', 'green']);
    await keepCycle({ knex, cycle: cycleOf('blue') });
    await archiveCluster({ knex, cluster: 'blue' });
    const retentionMs = 30 * DAY_MS;
    expect(await deleteArchivedClusters({ knex, retentionMs })).toEqual([]);
    await knex('clusters')
      .where('name', 'blue')
      .update({ archived_at: '2020-01-01T00:00:00.000Z' });
    expect(await deleteArchivedClusters({ knex, retentionMs })).toEqual([
      'blue',
    ]);
    expect(await archived()).toEqual([]);
    for (const table of ['inventory_parts', 'inventory_objects']) {
      expect(await knex(table).where('cluster', 'blue')).toEqual([]);
    }
    expect(await events()).toEqual(['cluster-deleted', 'cluster-archived']);
  });

  it('detects duplicate names, and reads again once they are resolved', async () => {
    await list(['blue', 'blue']);
    const [claim] = await claimDue();
    expect(claim).toMatchObject({ cluster: 'blue', isDuplicate: true });
    await knex('clusters').update({
      claimed_until: null,
      next_update_at: '9999-01-01T00:00:00.000Z',
    });
    await list(['blue']);
    const [again] = await claimDue();
    expect(again).toMatchObject({ cluster: 'blue', isDuplicate: false });
  });

  it('does not read new clusters that are only read on request', async () => {
    await list(['blue'], { ...RULES, firstReading: 'on-demand' });
    expect(await due()).toEqual([]);
    // The configuration now reads new clusters at once.
    await list(['blue']);
    expect(await due()).toEqual(['blue']);
  });

  it('moves up a due time that came from longer pauses', async () => {
    await list(['blue', 'green']);
    await knex('clusters')
      .where('name', 'blue')
      .update({ next_update_at: databaseTime(knex, DAY_MS) });
    await knex('clusters')
      .where('name', 'green')
      .update({ next_update_at: databaseTime(knex, MINUTE_MS) });
    await list(['blue', 'green']);
    expect(await due()).toEqual([]);
    // The configuration now has shorter pauses.
    await list(['blue', 'green'], { ...RULES, longestPauseMs: HOUR_MS });
    expect(await due()).toEqual(['blue']);
  });

  it('locks no other cluster while it waits for a locked one', async () => {
    // SQLite has a single writer and no row locks.
    if (id === 'SQLITE_3') {
      return;
    }
    await list(['blue', 'green', 'red']);
    const claims = await claimDue();
    const claim = claims.find(({ cluster }) => cluster === 'blue')!;
    const red = async () => (await knex('clusters').where('name', 'red'))[0];

    now += MINUTE_MS;
    await whileWritten('red', claim, () => list(['blue', 'green', 'red']));
    const listedAt = new Date(now).toISOString();
    expect(await red()).toMatchObject({ listed_at: listedAt });
    await list(['blue']);
    now += MINUTE_MS;
    await whileWritten('red', claim, () => list(['blue']));
    expect(await red()).toMatchObject({ missing_seconds: 60 });
    await whileWritten('red', claim, () => recordFailedClusterList(knex));
    expect(await red()).toMatchObject({ missing_checked_at: null });
  });

  /** Records a list while a cycle holds the row of one cluster. */
  async function whileWritten(
    name: string,
    claim: Claim,
    record: () => Promise<void>,
  ): Promise<void> {
    const writing = await knex.transaction();
    await writing('clusters').where({ name }).update({ reason: 'written' });
    const recording = record();
    try {
      await untilSomebodyWaits();
      await knex.transaction(async trx => {
        // Fails at once if another row is locked.
        await trx('clusters').whereNot({ name }).forUpdate().noWait();
      });
      expect(await renewClaim({ knex, claim, leaseMs: 20_000 })).toBe(true);
    } finally {
      await writing.commit();
      await recording;
    }
  }

  async function untilSomebodyWaits(): Promise<void> {
    for (let waiting = 0; waiting === 0; await sleep(10)) {
      const { rows } = await knex.raw(
        `select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      waiting = rows[0].waiting;
    }
  }

  function claimDue() {
    return claimDueClusters({
      knex,
      claimedBy: 'test',
      works: ['cycle'],
      limit: 10,
      leaseMs: 20_000,
    });
  }

  async function due(): Promise<string[]> {
    return (await claimDue()).map(({ cluster }) => cluster);
  }
});

function cycleOf(cluster: string) {
  return {
    inventory: { ...buildInventory({}), cluster },
    outcome: { status: 'ok' as const },
    detections: [],
    unknown: [],
  };
}
