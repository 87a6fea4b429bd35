import { serveApi } from '../__testUtils__/serveApi';
import { ApiClient } from '../kubernetes/ApiClient';
import { Holder } from '../reconcile/Plan';
import { CleanUp } from './CleanUp';
import { Writer } from './Writer';

/** Maximum length of a claim's annotations. */
const LONG = 'x'.repeat(250_000);
const COUNT = 80;

const HOLDER: Holder = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  name: 'orders',
  namespace: 'shop',
  uid: 'main',
  databaseUid: 'database',
  marks: { 'example.com/database': 'orders' },
};

/** Others' claims in the namespace; the last one is the database's. */
function claim(index: number, kept: ReadonlySet<string>) {
  const name = index === COUNT - 1 ? 'orders-1' : `other-${index}`;
  const isOwn = index === COUNT - 1;
  const { apiVersion, kind, uid } = HOLDER;
  const owner = { apiVersion, kind, uid, name: HOLDER.name };
  return {
    metadata: {
      name,
      namespace: 'shop',
      annotations: { a: LONG },
      ...(kept.has(name)
        ? { labels: HOLDER.marks }
        : { ownerReferences: isOwn ? [owner] : [] }),
    },
  };
}

describe('claims that are kept', () => {
  const kept = new Set<string>();
  let patches = 0;
  /** Whether each change is undone at once. */
  let undoesChanges = false;
  let api: Awaited<ReturnType<typeof serveApi>>;
  let client: ApiClient;

  beforeAll(async () => {
    api = await serveApi(({ url = '', method }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://any');
      if (method === 'PATCH') {
        patches++;
        if (!undoesChanges) {
          kept.add(pathname.split('/').pop()!);
        }
        response.end('{"metadata":{"name":"orders-1","namespace":"shop"}}');
        return;
      }
      const from = Number(searchParams.get('continue') ?? 0);
      const limit = Number(searchParams.get('limit') ?? COUNT);
      const to = Math.min(from + limit, COUNT);
      const items = Array.from({ length: to - from }, (_, index) =>
        claim(from + index, kept),
      );
      const position = to < COUNT ? String(to) : undefined;
      response.end(JSON.stringify({ metadata: { continue: position }, items }));
    });
    client = api.client;
  });

  afterAll(() => api.stop());

  it('are found among claims of others, however large those are', async () => {
    const cleanUp = new CleanUp(client, new Writer(client, () => []));
    await cleanUp.keepClaims({ holder: HOLDER });
    expect([...kept]).toEqual(['orders-1']);
  });

  it('wait for the next reconciliation if each change is undone', async () => {
    kept.clear();
    patches = 0;
    undoesChanges = true;
    const cleanUp = new CleanUp(client, new Writer(client, () => []));
    await expect(cleanUp.keepClaims({ holder: HOLDER })).rejects.toMatchObject({
      code: 409,
      message: expect.stringContaining('claims of orders'),
    });
    expect(patches).toBe(5);
  });
});
