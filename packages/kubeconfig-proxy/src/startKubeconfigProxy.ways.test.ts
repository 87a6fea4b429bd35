import { readFile } from 'node:fs/promises';
import { Authority } from 'control-plane';
import {
  ask,
  KubeconfigWorld,
  withProxy,
} from './__testUtils__/KubeconfigWorld';
import {
  ForwardProxy,
  startHttpProxy,
  startSocksProxy,
} from './__testUtils__/forwardProxies';
import { startKubeconfigProxy } from './startKubeconfigProxy';

let world: KubeconfigWorld;

beforeAll(async () => {
  world = await KubeconfigWorld.start();
});

afterAll(() => world?.stop());

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the connection to a cluster', () => {
  it('may use an HTTP, HTTPS or SOCKS proxy', async () => {
    const authority = await Authority.create('proxy authority');
    const proxies = {
      http: await startHttpProxy(),
      https: await startHttpProxy(
        await authority.issue({
          commonName: 'proxy',
          addresses: { ips: ['127.0.0.1'], names: [] },
        }),
      ),
      socks: await startSocksProxy(),
    };
    const clusterAuthority = await readFile(world.controlPlane.caFile, 'utf8');
    const user = { token: world.token };
    const through = (proxy: ForwardProxy) => ({
      cluster: world.cluster({ 'proxy-url': proxy.url }),
      user,
    });
    const file = await world.writeContexts({
      http: through(proxies.http),
      // As in kubectl, certificate-authority must also cover the proxy's
      // certificate.
      https: {
        cluster: world.cluster({
          'proxy-url': proxies.https.url,
          'certificate-authority-data': base64(
            clusterAuthority + authority.cert,
          ),
        }),
        user,
      },
      socks: through(proxies.socks),
      'https of a stranger': through(proxies.https),
    });
    await withProxy(file, async proxy => {
      expect(proxy.unusable).toEqual([
        {
          name: 'https of a stranger',
          reason: expect.stringMatching(
            /through the proxy https:.*not signed by/,
          ),
        },
      ]);
      for (const [context, { name }] of proxy.contexts.entries()) {
        const path = '/api/v1/namespaces/default';
        const answer = await ask(proxy, path, { context });
        expect(await answer.json()).toMatchObject({ kind: 'Namespace' });
        const { connections } = proxies[name as keyof typeof proxies];
        expect(connections()).toBeGreaterThan(0);
      }
      expect(proxy.contexts).toHaveLength(3);
    });
    await Promise.all(Object.values(proxies).map(proxy => proxy.stop()));
  });

  it('names each context that cannot be used, and starts the others', async () => {
    const notTls = await startHttpProxy();
    const wrongAuthority = await world.controlPlane.clientCertificate('nobody');
    const expired = await world.controlPlane.clientCertificate(
      'late',
      ['system:masters'],
      new Date(Date.now() - 60_000),
    );
    const file = await world.writeContexts({
      works: { user: { token: world.token } },
      refused: { user: { token: 'stale' } },
      dead: {
        cluster: world.cluster({ server: 'https://127.0.0.1:9' }),
        user: {},
      },
      'no plugin': {
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: 'no-such-plugin',
            installHint: 'Get it at x.',
          },
        },
      },
      'failing plugin': {
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: await world.writeScript('failing', [
              'echo no session >&2; exit 3',
            ]),
          },
        },
      },
      'dead proxy': {
        cluster: world.cluster({ 'proxy-url': 'http://127.0.0.1:9' }),
        user: { token: world.token },
      },
      'wrong authority': {
        cluster: {
          server: world.controlPlane.url,
          'certificate-authority-data': base64(wrongAuthority.cert),
        },
        user: { token: world.token },
      },
      expired: {
        user: {
          'client-certificate-data': base64(expired.cert),
          'client-key-data': base64(expired.key),
        },
      },
      'no file': { user: { tokenFile: 'no-such-token' } },
      'not a cluster': {
        cluster: { server: notTls.url },
        user: { token: world.token },
      },
    });
    await withProxy(file, async proxy => {
      expect(proxy.contexts.map(({ name }) => name)).toEqual(['works']);
      const reasons = Object.fromEntries(
        proxy.unusable.map(({ name, reason }) => [name, reason]),
      );
      expect(reasons).toEqual({
        refused: expect.stringContaining('does not accept its credentials'),
        dead: expect.stringContaining('nothing listens at its address'),
        'no plugin': expect.stringMatching(
          /"no-such-plugin" is not installed.*Get it at x\./,
        ),
        'failing plugin': expect.stringContaining('no session'),
        'dead proxy': expect.stringContaining(
          'through the proxy http://127.0.0.1:9: nothing listens there',
        ),
        'wrong authority': expect.stringContaining('is not signed by'),
        expired: expect.stringContaining('client certificate has expired on'),
        'no file': expect.stringContaining('no-such-token, which is not there'),
        'not a cluster': expect.stringContaining('no Kubernetes API server'),
      });
    });
    await expect(
      startKubeconfigProxy({ file, contexts: ['dead', 'refused'] }),
    ).rejects.toThrow(/No context of .* can be used:\n- dead: .*\n- refused: /);
    await notTls.stop();
  });

  it('reports why a cluster no longer responds', async () => {
    const gone = await startHttpProxy();
    const file = await world.writeContexts({
      tunnelled: {
        cluster: world.cluster({ 'proxy-url': gone.url }),
        user: { token: world.token },
      },
    });
    await withProxy(file, async proxy => {
      await gone.stop();
      const answer = await ask(proxy, '/version');
      expect(answer.status).toBe(500);
      expect(await answer.json()).toMatchObject({
        error: { message: expect.stringMatching(/'tunnelled': .*proxy/) },
      });
    });
  });
});
