import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  archiveCluster,
  deleteArchivedClusters,
  countEventsOverTime,
  deleteOldEvents,
  findEvent,
  listEvents,
  loadInventory,
  loadPast,
} from '..';
import { buildInventory, crd } from '../../detection/testing/buildInventory';
import { diffFacts, KnownFacts, toKnownFacts } from '../../history';
import { Fact } from '../../history/KnownFacts';
import { readDatabaseTime } from '../databaseTime';
import { keepClusters, keepCycle } from '../__testUtils__/keepCycle';
import { createTestDatabases, openStore } from '../__testUtils__/openStore';

const DAY_MS = 86_400_000;
const RETENTION_MS = 90 * DAY_MS;
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('history on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    const at = '2026-01-01T00:00:00.000Z';
    await keepClusters({ knex, clusters: [{ name: 'test' }], at });
  });

  /** Runs a cycle that finds these CRDs. */
  async function cycle(...names: string[]): Promise<KnownFacts> {
    const inventory = buildInventory({ crds: names.map(name => crd(name)) });
    const outcome = { status: 'ok' as const };
    const stored = await loadInventory({ knex, cluster: 'test' });
    const before = stored?.knownFacts ?? new Map();
    const facts = toKnownFacts(before, {
      inventory,
      outcome,
      detections: [],
      unknown: [],
      tools: [{ id: 'argocd', definitionHash: 'first' }],
    });
    const events = diffFacts(before, facts);
    const history = { facts, events };
    await keepCycle({
      knex,
      cycle: { inventory, outcome, detections: [], unknown: [], history },
    });
    return facts;
  }

  /**
   * Returns the current time, after which no event has the same millisecond.
   */
  async function point(): Promise<string> {
    const at = await readDatabaseTime(knex);
    while ((await readDatabaseTime(knex)) === at);
    return at;
  }

  const past = (at: string) =>
    loadPast({ knex, cluster: 'test', at, retentionMs: RETENTION_MS });

  it('rebuilds points in time, through archive and deletion', async () => {
    const start = await point();
    const recorded: Array<{ at: string; facts: KnownFacts }> = [];
    for (const names of [['a.x'], ['a.x', 'b.x'], ['b.x'], ['b.x']]) {
      const facts = await cycle(...names);
      recorded.push({ facts, at: await point() });
    }
    await archiveCluster({ knex, cluster: 'test' });
    const whileArchived = await point();
    await knex('clusters').update({ archived_at: '2020-01-01T00:00:00.000Z' });
    await deleteArchivedClusters({ knex, retentionMs: RETENTION_MS });
    for (const { at, facts } of recorded) {
      expect(await past(at)).toEqual(facts);
    }
    expect((await past(whileArchived)).get('archived')).toBe(true);
    expect(await past(start)).toEqual(new Map());
    expect(await past(await point())).toEqual(new Map());
  });

  it('lists events newest first, by page and by filter', async () => {
    await cycle('a.x');
    await cycle('a.x', 'b.x');
    await point();
    const middle = await point();
    await cycle('b.x');
    const list = async (
      options: Partial<Parameters<typeof listEvents>[0]> = {},
    ) =>
      listEvents({
        knex,
        criteria: undefined,
        clusters: ['test'],
        limit: 10,
        ...options,
      });
    const all = await list();
    const types: HistoryEventType[] = ['crd-removed', 'crd-added'];
    expect(all.map(({ type }) => type)).toEqual([...types, 'first-known']);
    const [first] = await list({ limit: 1 });
    expect(await list({ before: first.id })).toEqual(all.slice(1));
    expect(await list({ types: ['crd-added'] })).toEqual([all[1]]);
    expect(await list({ subject: 'crd:a.x' })).toEqual([all[0]]);
    expect(await list({ subjects: ['crd:a.x', 'crd:b'] })).toEqual([all[0]]);
    expect(await list({ subjects: [] })).toEqual([]);
    expect(await list({ from: middle })).toEqual([all[0]]);
    expect(await list({ to: middle })).toEqual(all.slice(1));
    expect(await list({ clusters: ['other'] })).toEqual([]);
  });

  it('counts events by day and by hour', async () => {
    const ats = ['01T23:59:59.999', '02T00:00:00.000', '02T00:59:59.000'];
    await knex('history_events').insert(
      ats.map(at => ({
        public_id: randomUUID(),
        cluster: 'test',
        at: `2026-01-${at}Z`,
        type: 'crd-added',
        subject: 'crd:a.x',
        changes: '[]',
      })),
    );
    const count = (per: 'day' | 'hour', filter: object = {}) =>
      countEventsOverTime({ knex, criteria: undefined, per, ...filter });
    expect(await count('day')).toEqual([
      { at: '2026-01-01', count: 1 },
      { at: '2026-01-02', count: 2 },
    ]);
    expect(await count('hour', { to: '2026-01-02T00:00:00.000Z' })).toEqual([
      { at: '2026-01-01T23:00:00.000Z', count: 1 },
      { at: '2026-01-02T00:00:00.000Z', count: 1 },
    ]);
    expect(await count('day', { criteria: { names: ['other'] } })).toEqual([]);
  });

  describe('of a point with many later events', () => {
    const subject = 'kubernetes-version';
    const version = (index: number) => `1.${index}.0`;
    let start: string;

    beforeEach(async () => {
      start = await point();
      const at = new Date(Date.now()).toISOString();
      const rows = Array.from({ length: 2_234 }, (_, index) => ({
        public_id: randomUUID(),
        cluster: 'test',
        at,
        type: 'kubernetes-version-changed',
        subject,
        changes: JSON.stringify([
          { subject, before: version(index), after: version(index + 1) },
        ]),
      }));
      await knex.batchInsert('history_events', rows, 100);
    });

    it('keeps few events in memory', async () => {
      const held: number[] = [];
      knex.on('query-response', (response, { sql }) => {
        if (sql.includes('history_events')) {
          held.push([response.rows ?? response].flat().length);
        }
      });
      expect((await past(start)).get(subject)).toBe(version(0));
      expect(Math.max(...held)).toBeLessThan(1_000);
    });

    it('yields the database and the event loop', async () => {
      let turns = 0;
      let isOver = false;
      const takeTurns = () => {
        turns++;
        if (!isOver) {
          setImmediate(takeTurns);
        }
      };
      const order: string[] = [];
      const rebuilding = past(start).then(() => order.push('past'));
      setImmediate(takeTurns);
      await knex('clusters').pluck('name');
      order.push('other');
      await rebuilding;
      isOver = true;
      expect(order).toEqual(['other', 'past']);
      expect(turns).toBeGreaterThan(4);
    });

    it('ignores events that happen meanwhile', async () => {
      const rebuilding = past(start);
      const facts = await cycle('a.x');
      expect(facts.has('crd:a.x')).toBe(true);
      const rebuilt = await rebuilding;
      expect(rebuilt.get(subject)).toBe(version(0));
      expect(rebuilt.has('crd:a.x')).toBe(false);
    });
  });

  it('rejects points outside the retention', async () => {
    await cycle('a.x');
    const old = new Date(Date.now() - RETENTION_MS - DAY_MS).toISOString();
    await expect(past(old)).rejects.toThrow('at must be between');
    const future = new Date(Date.now() + DAY_MS).toISOString();
    await expect(past(future)).rejects.toThrow('at must be between');
  });

  it('rebuilds points within the retention without older events', async () => {
    await cycle('a.x');
    await knex('history_events').update({ at: '2020-01-01T00:00:00.000Z' });
    const facts = await cycle('a.x', 'b.x');
    const between = await point();
    await cycle();
    const retentionMs = RETENTION_MS;
    expect(await deleteOldEvents({ knex, retentionMs })).toBe(1);
    expect(await past(between)).toEqual(facts);
    const before = new Date(Date.now() - DAY_MS).toISOString();
    expect((await past(before)).has('crd:a.x')).toBe(true);
    expect((await past(before)).has('crd:b.x')).toBe(false);
  });

  it('stores long changes once, even if two clusters alternate', async () => {
    const facts = (uid: string): KnownFacts =>
      new Map<string, Fact>([
        ['cluster-uid', uid],
        ...Array.from({ length: 300 }, (_, at): [string, Fact] => [
          `tool:${uid}-${at}`,
          { state: 'installed', versions: ['1.0.0'] },
        ]),
      ]);
    const points: Array<{ at: string; facts: KnownFacts }> = [];
    let before: KnownFacts = new Map();
    for (let turn = 0; turn < 20; turn++) {
      const after = facts(turn % 2 === 0 ? 'red' : 'blue');
      await keepCycle({
        knex,
        cycle: {
          inventory: buildInventory({}),
          outcome: { status: 'ok' },
          detections: [],
          unknown: [],
          history: { facts: after, events: diffFacts(before, after) },
        },
      });
      before = after;
      points.push({ at: await point(), facts: after });
    }
    for (const { at, facts: known } of points) {
      expect(await past(at)).toEqual(known);
    }
    // Two long changes: from red to blue, and from blue to red.
    const kept = await knex('history_changes');
    expect(kept).toHaveLength(3);
    const rows = await knex('history_events');
    expect(rows).toHaveLength(20);
    expect(JSON.stringify(rows).length).toBeLessThan(20 * 500);
    const newest = async () => {
      const filter = { criteria: undefined, clusters: ['test'] };
      return (await listEvents({ knex, ...filter, limit: 1 }))[0];
    };
    const last = await newest();
    expect(last).toMatchObject({
      type: 'cluster-replaced',
      counts: { tools: 600, others: 1 },
    });
    expect(last.changes).toHaveLength(20);
    const whole = await findEvent({ knex, criteria: undefined, id: last.id });
    expect(whole?.changes).toHaveLength(601);
    // As stored before summaries existed.
    await knex('history_changes').update({ summary: null });
    expect(await newest()).toEqual(last);

    const long = '2020-01-01T00:00:00.000Z';
    await knex('history_changes').update({ met_at: long });
    await knex('history_events')
      .whereNot('public_id', last.id)
      .update({ at: long });
    await deleteOldEvents({ knex, retentionMs: RETENTION_MS });
    expect(await knex('history_changes')).toHaveLength(1);
    expect((await past(points[18].at)).size).toBe(301);
  });

  it('never gives an event an older time than the one before it', async () => {
    await cycle('a.x');
    const future = '2999-01-01T00:00:00.000Z';
    await knex('history_events').update({ at: future });
    await cycle();
    expect(await knex('history_events').pluck('at')).toEqual([future, future]);
  });
});
