import { ServerResponse } from 'http';
import { setTimeout } from 'timers/promises';
import { serveApi } from '../__testUtils__/serveApi';
import { ApiClient } from './ApiClient';

/** A response of two megabytes. */
const LARGE = `"${'x'.repeat(2 * 1024 * 1024)}"`;

/** Responses with many objects of a tenant, requested all at once. */
describe('large responses', () => {
  let api: Awaited<ReturnType<typeof serveApi>>;
  let client: ApiClient;
  const unfinished: ServerResponse[] = [];

  beforeAll(async () => {
    api = await serveApi(({ url }, response) => {
      if (url === '/small') {
        response.end('"small"');
      } else if (url === '/unfinished') {
        response.write(LARGE.slice(0, -1));
        unfinished.push(response);
      } else {
        response.end(LARGE);
      }
    });
    client = api.client;
  });

  afterAll(() => api.stop());

  const ask = (path: string, timeoutMs?: number) =>
    client.request<string>({ path, timeoutMs });

  it('are read one at a time, and small ones meanwhile', async () => {
    const done: string[] = [];
    const first = ask('/unfinished').then(() => done.push('first'));
    await setTimeout(300);
    // The wait is not the server's fault, so no timeout fires, however long it
    // takes.
    const second = ask('/whole', 200).then(() => done.push('second'));
    await setTimeout(700);
    expect(await ask('/small')).toBe('small');
    expect(done).toEqual([]);
    unfinished[0].end('"');
    await Promise.all([first, second]);
    expect(done).toEqual(['first', 'second']);
  });

  it('continue if one breaks off', async () => {
    const broken = ask('/unfinished').catch(error => error.message);
    await setTimeout(300);
    const next = ask('/whole');
    unfinished[1].destroy();
    expect(await broken).toMatch(/abort/);
    expect(await next).toHaveLength(LARGE.length - 2);
  });
});
