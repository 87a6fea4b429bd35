import { EcoClient } from './EcoClient';

function answer(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json' },
    ...init,
  });
}

function setup(response: Response) {
  const fetch = jest.fn(async () => response);
  const client = new EcoClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
  return { client, fetch };
}

describe('EcoClient', () => {
  it('sends URL-encoded cluster names and the token', async () => {
    const stack = { clusters: [], layers: [], services: [] };
    const { client, fetch } = setup(answer(stack));
    const answered = await client.getStack(
      { clusters: ['a&b', 'c'] },
      { token: 't' },
    );
    expect(answered).toEqual(stack);
    expect(fetch).toHaveBeenCalledWith(
      'http://portal/api/eco/stack?cluster=a%26b&cluster=c',
      expect.objectContaining({
        method: 'GET',
        headers: { Authorization: 'Bearer t' },
      }),
    );
  });

  it('queries all clusters if none is given', async () => {
    const { client, fetch } = setup(answer({}));
    await client.getTool({ toolId: 'a/b', clusters: [] });
    expect(fetch).toHaveBeenCalledWith(
      'http://portal/api/eco/tools/a%2Fb',
      expect.anything(),
    );
  });

  it('returns the items of a list', async () => {
    const { client } = setup(answer({ items: [{ name: 'demo-prod' }] }));
    expect(await client.getClusters()).toEqual([{ name: 'demo-prod' }]);
  });

  it('posts a refresh and ignores the response body', async () => {
    const { client, fetch } = setup(new Response(undefined, { status: 202 }));
    await client.refreshCluster('demo-prod');
    expect(fetch).toHaveBeenCalledWith(
      'http://portal/api/eco/clusters/demo-prod/refresh',
      expect.objectContaining({ method: 'POST' }),
    );
  });

  it('rejects with the status of a refusal', async () => {
    const { client } = setup(
      answer({ error: { name: 'NotAllowedError' } }, { status: 403 }),
    );
    await expect(client.getDefinitions()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
    });
  });

  it("rejects with the backend's message, not only the status", async () => {
    const body = {
      error: { name: 'InputError', message: 'at lies in the future' },
      response: { statusCode: 400 },
    };
    const { client } = setup(answer(body, { status: 400 }));
    await expect(
      client.getPast({ cluster: 'demo-prod', at: '2099-01-01T00:00:00Z' }),
    ).rejects.toThrow(/^at lies in the future$/);
  });

  it('rejects with the status if a proxy answers with HTML', async () => {
    const { client } = setup(
      new Response('<html>502</html>', {
        status: 502,
        statusText: 'Bad Gateway',
        headers: { 'content-type': 'text/html' },
      }),
    );
    await expect(client.getStack()).rejects.toThrow(
      /^Request failed with 502 Bad Gateway$/,
    );
  });

  it("reports a missing backend if the portal's own page answers", async () => {
    const { client } = setup(
      new Response('<html></html>', {
        headers: { 'content-type': 'text/html' },
      }),
    );
    await expect(client.getStack()).rejects.toThrow(
      'the Eco backend is not installed',
    );
  });

  it.each<[string, Response, RegExp]>([
    ['null', answer(null), /answered with no object$/],
    ['a list', answer([]), /answered with no object$/],
    ['no items', answer({}), /answered without items$/],
    [
      'truncated JSON',
      new Response('{"items": [', {
        headers: { 'content-type': 'application/json' },
      }),
      /answered with broken JSON$/,
    ],
  ])('rejects a response of another shape: %s', async (_, response, words) => {
    const call = setup(response).client.getClusters();
    await expect(call).rejects.toThrow(words);
    await expect(call).rejects.toMatchObject({ name: 'TypeError' });
  });

  it('rejects with the status if a gateway answers with its own JSON', async () => {
    const { client } = setup(
      answer({ message: 'no route' }, { status: 502, statusText: 'Bad' }),
    );
    await expect(client.getStack()).rejects.toThrow(
      /^Request failed with 502 Bad$/,
    );
  });

  describe('if nothing answers', () => {
    afterEach(() => jest.restoreAllMocks());

    const clientOf = (fetch: typeof globalThis.fetch) =>
      new EcoClient({
        discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
        fetchApi: { fetch },
      });
    const silent: typeof globalThis.fetch = async (_, init) => {
      const { signal } = init!;
      signal!.throwIfAborted();
      return new Promise((_resolve, reject) =>
        signal!.addEventListener('abort', () => reject(signal!.reason)),
      );
    };

    it('reports that the backend cannot be reached', async () => {
      const client = clientOf(async () => {
        throw new TypeError('Failed to fetch');
      });
      await expect(client.getStack()).rejects.toThrow(
        /^The backend could not be reached: Failed to fetch$/,
      );
    });

    it('times out', async () => {
      jest
        .spyOn(AbortSignal, 'timeout')
        .mockReturnValue(
          AbortSignal.abort(new DOMException('late', 'TimeoutError')),
        );
      await expect(clientOf(silent).getStack()).rejects.toThrow(
        /^The backend did not answer within 30 seconds$/,
      );
    });

    it('rejects with the AbortError of its caller', async () => {
      const controller = new AbortController();
      const call = clientOf(silent).getStack({}, { signal: controller.signal });
      controller.abort();
      await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    });
  });
});
