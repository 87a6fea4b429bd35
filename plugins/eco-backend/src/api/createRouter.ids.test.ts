import { Knex } from 'knex';
import { buildInventory } from '../detection/testing/buildInventory';
import { keepClusters, keepCycle } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { AT, only, startApi } from './__testUtils__/startApi';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('ids of the API on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    const clusters = ['blue', 'hidden'].map(name => ({ name }));
    await keepClusters({ knex, clusters, at: AT });
    for (const cluster of ['hidden', 'blue', 'hidden', 'hidden', 'blue']) {
      await keepNews(cluster);
    }
  });

  let news = 0;

  /** Two events and two more findings. */
  async function keepNews(cluster: string) {
    const subjects = [`tool:a-${news}`, `tool:b-${news++}`];
    await keepCycle({
      knex,
      cycle: {
        inventory: { ...buildInventory({}), cluster },
        outcome: { status: 'ok', at: AT },
        readAt: AT,
        detections: [],
        unknown: [],
        history: {
          facts: new Map(),
          events: subjects.map(subject => ({
            type: 'tool-appeared',
            changes: [{ subject }],
          })),
        },
        checked: {
          results: {
            findings: subjects.map(fingerprint => ({
              checkId: 'tool-retired',
              fingerprint,
              evidence: [],
              severity: 'info',
              message: fingerprint,
              subject: { type: 'cluster' },
            })),
            unknown: [],
          },
          checkedAt: AT,
        },
      },
    });
  }

  /** Reads all pages of a list, as a user who may see one cluster. */
  async function readPages(path: string) {
    const { api } = await startApi({ knex, conditions: only('blue') });
    const ids: unknown[] = [];
    const cursors: unknown[] = [];
    const readFrom = async (cursor: string): Promise<void> => {
      const { body } = await api.get(`${path}limit=1${cursor}`).expect(200);
      ids.push(...body.items.map((each: { id: unknown }) => each.id));
      if (body.nextCursor !== undefined) {
        const text = Buffer.from(body.nextCursor, 'base64url').toString('utf8');
        cursors.push(JSON.parse(text));
        await readFrom(`&cursor=${body.nextCursor}`);
      }
    };
    await readFrom('');
    return { api, ids, cursors };
  }

  it('do not reveal the number of events in hidden clusters', async () => {
    const { api, ids, cursors } = await readPages('/history?');
    expect(new Set(ids).size).toBe(4);
    expect(ids).toEqual(ids.map(() => expect.stringMatching(UUID)));
    // A cursor contains only the id of the last entry.
    expect(cursors).toEqual(ids.slice(0, -1));
    for (let number = 1; number <= 10; number++) {
      await api.get(`/history/${number}`).expect(404);
    }
  });

  it('reveal nothing as a cursor if their cluster is hidden', async () => {
    const { body } = await (await startApi({ knex })).api.get('/history');
    const [{ id: newest }] = body.items;
    const { id: hidden } = body.items.find(
      ({ cluster }: { cluster: string }) => cluster === 'hidden',
    );
    const { api } = await startApi({ knex, conditions: only('blue') });
    const itemsAfter = async (last: string) => {
      const text = Buffer.from(JSON.stringify(last));
      const cursor = text.toString('base64url');
      return (await api.get(`/history?cursor=${cursor}`)).body.items;
    };
    expect(await itemsAfter(newest)).toHaveLength(3);
    expect(await itemsAfter(hidden)).toEqual([]);
  });

  it('do not reveal the number of findings in hidden clusters', async () => {
    const { api, ids, cursors } = await readPages('/findings?');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1);
    expect(ids).toEqual(ids.map(() => expect.stringMatching(UUID)));
    expect(cursors).toEqual(
      ids.slice(0, -1).map(each => [2, 'tool-retired', 'blue', each]),
    );
    for (let number = 1; number <= 10; number++) {
      await api.get(`/findings/${number}`).expect(404);
    }
  });
});
