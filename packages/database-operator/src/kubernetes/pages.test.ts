import { serveApi } from '../__testUtils__/serveApi';
import { ApiClient } from './ApiClient';
import { KINDS } from './kinds';
import { Reflector } from './Reflector';

/** One megabyte as text, but 20 as objects in memory. */
const DENSE = `{"imagePullSecrets":[${'{},'.repeat(340_000)}{}]}`;
/** The API server writes some characters as six. */
const ESCAPED = '\\u003c';
const LONG = `{"text":"${ESCAPED.repeat(500_000)}"}`;
const LONGEST = `{"text":"${ESCAPED.repeat(1_500_000)}"}`;
const COUNT = 6;

/** Objects that the API server itself would admit. */
describe.each([
  ['very many values', DENSE],
  ['long texts', LONG],
  ['texts as long as they can be', LONGEST],
])('a list of objects with %s', (_, spec) => {
  let api: Awaited<ReturnType<typeof serveApi>>;
  let client: ApiClient;
  const limits: number[] = [];

  beforeAll(async () => {
    api = await serveApi(({ url = '' }, response) => {
      const { searchParams } = new URL(url, 'http://any');
      if (searchParams.has('watch')) {
        response.flushHeaders();
        return;
      }
      const limit = Number(searchParams.get('limit'));
      limits.push(limit);
      const from = Number(searchParams.get('continue') ?? 0);
      const to = Math.min(from + limit, COUNT);
      const items = Array.from({ length: to - from }, (_item, i) => {
        const name = `dense-${from + i}`;
        return `{"metadata":{"name":"${name}","namespace":"a"},"spec":${spec}}`;
      });
      const rest = to < COUNT ? `,"continue":"${to}"` : '';
      response.end(
        `{"metadata":{"resourceVersion":"7"${rest}},"items":[${items}]}`,
      );
    });
    client = api.client;
  });

  afterAll(() => api.stop());

  it('is read one by one, without omissions', async () => {
    const stop = new AbortController();
    const reflector = new Reflector({
      client,
      kind: KINDS.deployment,
      project: ({ metadata }) => ({ metadata }),
    });
    const listed = new Promise<void>(resolve => {
      reflector.onStateChange(resolve);
    });
    const running = reflector.run(stop.signal);
    await listed;
    stop.abort();
    await running;
    expect(reflector.state).toEqual({ state: 'listed' });
    expect(reflector.store.size).toBe(COUNT);
    expect(limits).toEqual([250, 63, 16, 4, ...Array(COUNT).fill(1)]);
  });
});
