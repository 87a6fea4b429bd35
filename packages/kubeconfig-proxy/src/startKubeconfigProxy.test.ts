import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ControlPlane, createReader, startControlPlane } from 'demo-cluster';
import { stringify } from 'yaml';
import { KubeconfigProxy, startKubeconfigProxy } from './startKubeconfigProxy';

jest.setTimeout(180_000);

let folder: string;
let controlPlane: ControlPlane;
let tunnel: { url: string; connections: () => number; server: Server };
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eco-kubeconfig-'));
  controlPlane = await startControlPlane({ auditLog: true });
  ({ token } = await createReader(controlPlane, {
    name: 'kubeconfig-reader',
    rules: [
      { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
      { nonResourceURLs: ['*'], verbs: ['get'] },
    ],
  }));
  tunnel = await startTunnel();
});

afterAll(async () => {
  tunnel?.server.closeAllConnections();
  tunnel?.server.close();
  await controlPlane?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A forward proxy that does nothing but CONNECT, as a company would have one. */
async function startTunnel() {
  let count = 0;
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request, socket, head) => {
    count++;
    const [host, port] = request.url!.split(':');
    const upstream = connect({ host, port: Number(port) }, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, connections: () => count, server };
}

function cluster(fields: object = {}) {
  return {
    server: controlPlane.url,
    'certificate-authority-data': controlPlane.caData,
    ...fields,
  };
}

async function writeContexts(
  contexts: Record<string, { cluster?: object; user: object }>,
): Promise<string> {
  const file = join(folder, `config-${Math.random()}`);
  const entries = Object.entries(contexts);
  await writeFile(
    file,
    stringify({
      clusters: entries.map(([name, entry]) => ({
        name,
        cluster: entry.cluster ?? cluster(),
      })),
      users: entries.map(([name, { user }]) => ({ name, user })),
      contexts: entries.map(([name]) => ({
        name,
        context: { cluster: name, user: name },
      })),
    }),
    { mode: 0o600 },
  );
  return file;
}

async function writeScript(name: string, lines: string[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, ['#!/bin/sh', ...lines].join('\n'));
  await chmod(file, 0o700);
  return file;
}

/** What the API server noted since it started: who, with which verb. */
async function audited(username: RegExp) {
  const lines = (await readFile(controlPlane.auditLogFile!, 'utf8'))
    .trim()
    .split('\n');
  return lines
    .map(line => JSON.parse(line))
    .filter(event => username.test(event.user?.username ?? ''));
}

async function withProxy(
  file: string,
  use: (proxy: KubeconfigProxy) => Promise<void>,
  contexts: string[] = [],
) {
  const proxy = await startKubeconfigProxy({ file, contexts });
  try {
    await use(proxy);
  } finally {
    await proxy.stop();
  }
}

function ask(
  proxy: KubeconfigProxy,
  path: string,
  init: RequestInit & { context?: number } = {},
) {
  return fetch(proxy.contexts[init.context ?? 0].url + path, {
    ...init,
    headers: { authorization: `Bearer ${proxy.token}`, ...init.headers },
  });
}

describe('startKubeconfigProxy', () => {
  it('reads with every kind of credential', async () => {
    const { cert, key } = await controlPlane.clientCertificate('ada', [
      'system:masters',
    ]);
    await writeFile(join(folder, 'ada.crt'), cert);
    await writeFile(join(folder, 'ada.key'), key);
    await writeFile(
      join(folder, 'ca.crt'),
      await readFile(controlPlane.caFile),
    );
    await writeFile(join(folder, 'token'), `${token}\n`);
    const plugin = await writeScript('plugin', [
      `test -n "$KUBERNETES_EXEC_INFO" || exit 1`,
      `echo '${JSON.stringify({
        apiVersion: 'client.authentication.k8s.io/v1',
        kind: 'ExecCredential',
        status: { token },
      })}'`,
    ]);
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const file = await writeContexts({
      'certificate data': {
        user: {
          'client-certificate-data': base64(cert),
          'client-key-data': base64(key),
        },
      },
      'certificate files': {
        cluster: {
          server: controlPlane.url,
          'certificate-authority': 'ca.crt',
        },
        user: { 'client-certificate': 'ada.crt', 'client-key': 'ada.key' },
      },
      token: { user: { token } },
      'token file': { user: { tokenFile: 'token' } },
      'exec plugin': {
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: plugin,
          },
        },
      },
      'behind a proxy': {
        cluster: cluster({ 'proxy-url': tunnel.url }),
        user: { token },
      },
      'another server name': {
        cluster: cluster({ 'tls-server-name': 'kubernetes' }),
        user: { token },
      },
      'not verified': {
        cluster: {
          server: controlPlane.url,
          'insecure-skip-tls-verify': true,
        },
        user: { token },
      },
    });
    await withProxy(file, async proxy => {
      expect(proxy.unusable).toEqual([]);
      expect(proxy.contexts.map(({ name }) => name)).toHaveLength(8);
      for (const [context] of proxy.contexts.entries()) {
        const answer = await ask(proxy, '/api/v1/namespaces/default', {
          context,
        });
        expect(await answer.json()).toMatchObject({ kind: 'Namespace' });
      }
      expect(tunnel.connections()).toBeGreaterThan(0);
    });
  });

  it('passes only what reads, and the API server sees only that', async () => {
    const file = await writeContexts({ reader: { user: { token } } });
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
    const events = await audited(/kubeconfig-reader/);
    expect(events.length).toBeGreaterThan(3);
    const verbs = new Set(events.map(event => event.verb));
    expect([...verbs].filter(verb => !/^(get|list|watch)$/.test(verb))).toEqual(
      [],
    );
    expect(events.filter(event => event.impersonatedUser)).toEqual([]);
  });

  it('wants the token of this start', async () => {
    const file = await writeContexts({ reader: { user: { token } } });
    await withProxy(file, async proxy => {
      const { url } = proxy.contexts[0];
      expect((await fetch(`${url}/version`)).status).toBe(401);
      const wrong = { authorization: `Bearer ${'x'.repeat(43)}` };
      expect((await fetch(`${url}/version`, { headers: wrong })).status).toBe(
        401,
      );
    });
  });

  it('passes a watch on as it comes, and ends it with its reader', async () => {
    const file = await writeContexts({ reader: { user: { token } } });
    await withProxy(file, async proxy => {
      const reader = new AbortController();
      const answer = await ask(
        proxy,
        '/api/v1/namespaces/default/configmaps?watch=1&timeoutSeconds=60',
        { signal: reader.signal },
      );
      const events = answer.body!.pipeThrough(new TextDecoderStream());
      const stream = events.getReader();
      await controlPlane.client.serverSideApply({
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

  it('renews the credentials of an exec plugin that are refused', async () => {
    const state = join(folder, 'calls');
    const plugin = await writeScript('renewing', [
      `echo called >> ${state}`,
      `if [ "$(wc -l < ${state})" -le 1 ]; then good=; else good=${token}; fi`,
      `echo "{\\"apiVersion\\":\\"client.authentication.k8s.io/v1\\",\\"kind\\":\\"ExecCredential\\",\\"status\\":{\\"token\\":\\"\${good:-stale}\\"}}"`,
    ]);
    const file = await writeContexts({
      renewing: { user: { exec: { command: plugin } } },
    });
    await withProxy(file, async proxy => {
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map(() => ask(proxy, '/version')),
      );
      expect(answers.map(({ status }) => status)).toEqual([
        200, 200, 200, 200, 200,
      ]);
    });
    const calls = (await readFile(state, 'utf8')).trim().split('\n');
    expect(calls).toHaveLength(2);
  });

  it('names each context that cannot be used, and starts the others', async () => {
    const wrongAuthority = await controlPlane.clientCertificate('nobody');
    const file = await writeContexts({
      works: { user: { token } },
      refused: { user: { token: 'stale' } },
      dead: { cluster: cluster({ server: 'https://127.0.0.1:9' }), user: {} },
      'no plugin': {
        user: {
          exec: { command: 'no-such-plugin', installHint: 'Get it at x.' },
        },
      },
      'failing plugin': {
        user: {
          exec: {
            command: await writeScript('failing', [
              'echo no session >&2; exit 3',
            ]),
          },
        },
      },
      'dead proxy': {
        cluster: cluster({ 'proxy-url': 'http://127.0.0.1:9' }),
        user: { token },
      },
      'wrong authority': {
        cluster: {
          server: controlPlane.url,
          'certificate-authority-data': Buffer.from(
            wrongAuthority.cert,
          ).toString('base64'),
        },
        user: { token },
      },
      'no file': { user: { tokenFile: 'no-such-token' } },
      'not a cluster': {
        cluster: { server: tunnel.url },
        user: { token },
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
        'no file': expect.stringContaining('no-such-token, which is not there'),
        'not a cluster': expect.stringContaining('no Kubernetes API server'),
      });
    });
    await expect(
      startKubeconfigProxy({ file, contexts: ['dead', 'refused'] }),
    ).rejects.toThrow(/No context of .* can be used:\n- dead: .*\n- refused: /);
  });

  it('says why a cluster does not answer any more', async () => {
    const gone = await startTunnel();
    const file = await writeContexts({
      tunnelled: {
        cluster: cluster({ 'proxy-url': gone.url }),
        user: { token },
      },
    });
    await withProxy(file, async proxy => {
      gone.server.closeAllConnections();
      await new Promise(resolve => gone.server.close(resolve));
      const answer = await ask(proxy, '/version');
      expect(answer.status).toBe(500);
      expect(await answer.json()).toMatchObject({
        error: { message: expect.stringMatching(/'tunnelled': .*proxy/) },
      });
    });
  });
});
