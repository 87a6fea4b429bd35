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
});
