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
  it('asks for some clusters, names quoted, with the token', async () => {
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

  it('asks for all clusters where none is named', async () => {
    const { client, fetch } = setup(answer({}));
    await client.getTool({ toolId: 'a/b', clusters: [] });
    expect(fetch).toHaveBeenCalledWith(
      'http://portal/api/eco/tools/a%2Fb',
      expect.anything(),
    );
  });

  it('gives the items of a list', async () => {
    const { client } = setup(answer({ items: [{ name: 'demo-prod' }] }));
    expect(await client.getClusters()).toEqual([{ name: 'demo-prod' }]);
  });

  it('posts a refresh and expects no body', async () => {
    const { client, fetch } = setup(new Response(undefined, { status: 202 }));
    await client.refreshCluster('demo-prod');
    expect(fetch).toHaveBeenCalledWith(
      'http://portal/api/eco/clusters/demo-prod/refresh',
      expect.objectContaining({ method: 'POST' }),
    );
  });

  it('passes a refusal on with its status', async () => {
    const { client } = setup(
      answer({ error: { name: 'NotAllowedError' } }, { status: 403 }),
    );
    await expect(client.getDefinitions()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
    });
  });

  it('says why the backend refuses, not only with which status', async () => {
    const body = {
      error: { name: 'InputError', message: 'at lies in the future' },
      response: { statusCode: 400 },
    };
    const { client } = setup(answer(body, { status: 400 }));
    await expect(
      client.getPast({ cluster: 'demo-prod', at: '2099-01-01T00:00:00Z' }),
    ).rejects.toThrow(/^at lies in the future$/);
  });

  it('says the status where something before the backend answers', async () => {
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

  it("takes the portal's own page for a missing backend", async () => {
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
      'half of it',
      new Response('{"items": [', {
        headers: { 'content-type': 'application/json' },
      }),
      /answered with broken JSON$/,
    ],
  ])('takes no answer of another form: %s', async (_, response, words) => {
    const call = setup(response).client.getClusters();
    await expect(call).rejects.toThrow(words);
    await expect(call).rejects.toMatchObject({ name: 'TypeError' });
  });

  it('says the status where a gateway answers in words of its own', async () => {
    const { client } = setup(
      answer({ message: 'no route' }, { status: 502, statusText: 'Bad' }),
    );
    await expect(client.getStack()).rejects.toThrow(
      /^Request failed with 502 Bad$/,
    );
  });

  describe('where nothing answers', () => {
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

    it('says that the backend cannot be reached', async () => {
      const client = clientOf(async () => {
        throw new TypeError('Failed to fetch');
      });
      await expect(client.getStack()).rejects.toThrow(
        /^The backend could not be reached: Failed to fetch$/,
      );
    });

    it('does not wait for ever', async () => {
      jest
        .spyOn(AbortSignal, 'timeout')
        .mockReturnValue(
          AbortSignal.abort(new DOMException('late', 'TimeoutError')),
        );
      await expect(clientOf(silent).getStack()).rejects.toThrow(
        /^The backend did not answer within 30 seconds$/,
      );
    });

    it('stops when it is called off', async () => {
      const controller = new AbortController();
      const call = clientOf(silent).getStack({}, { signal: controller.signal });
      controller.abort();
      await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    });
  });
});
