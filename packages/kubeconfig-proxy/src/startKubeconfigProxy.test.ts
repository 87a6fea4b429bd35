import {
  ask,
  KubeconfigWorld,
  withProxy,
} from './__testUtils__/KubeconfigWorld';

let world: KubeconfigWorld;

beforeAll(async () => {
  world = await KubeconfigWorld.start();
});

afterAll(() => world?.stop());

describe('the requests that the proxy passes', () => {
  it('are only reads, and the API server receives no others', async () => {
    const file = await world.writeContexts({
      reader: { user: { token: world.token } },
    });
    await withProxy(file, async proxy => {
      const path = '/api/v1/namespaces/default/configmaps';
      const body = JSON.stringify({ metadata: { name: 'written' } });
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await ask(proxy, path, { method, body });
        expect(answer.status).toBe(405);
        expect(answer.headers.get('allow')).toBe('GET');
        expect(await answer.json()).toMatchObject({ kind: 'Status' });
      }
      expect((await ask(proxy, '/api/v1/secrets')).status).toBe(403);
      expect((await ask(proxy, path)).status).toBe(200);
      const impersonating = await ask(proxy, path, {
        headers: { 'Impersonate-User': 'system:admin' },
      });
      expect(impersonating.status).toBe(200);
    });
    const events = await world.audited(/kubeconfig-reader/);
    expect(events.length).toBeGreaterThan(3);
    const verbs = new Set(events.map(event => event.verb));
    expect([...verbs].filter(verb => !/^(get|list|watch)$/.test(verb))).toEqual(
      [],
    );
    expect(events.filter(event => event.impersonatedUser)).toEqual([]);
  });

  it('need the token of this start', async () => {
    const file = await world.writeContexts({
      reader: { user: { token: world.token } },
    });
    await withProxy(file, async proxy => {
      const { url } = proxy.contexts[0];
      expect((await fetch(`${url}/version`)).status).toBe(401);
      const wrong = { authorization: `Bearer ${'x'.repeat(43)}` };
      expect((await fetch(`${url}/version`, { headers: wrong })).status).toBe(
        401,
      );
    });
  });

  it('include watches, which stream and end with their reader', async () => {
    const file = await world.writeContexts({
      reader: { user: { token: world.token } },
    });
    await withProxy(file, async proxy => {
      const reader = new AbortController();
      const answer = await ask(
        proxy,
        '/api/v1/namespaces/default/configmaps?watch=1&timeoutSeconds=60',
        { signal: reader.signal },
      );
      const events = answer.body!.pipeThrough(new TextDecoderStream());
      const stream = events.getReader();
      await world.controlPlane.client.serverSideApply({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'seen', namespace: 'default' },
      });
      let text = '';
      while (!text.includes('"seen"')) {
        const { value, done } = await stream.read();
        expect(done).toBe(false);
        text += value;
      }
      reader.abort();
      await expect(stream.read()).rejects.toThrow();
    });
  });
});
