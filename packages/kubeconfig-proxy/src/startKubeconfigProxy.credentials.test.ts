import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

describe('the credentials of a kubeconfig file', () => {
  it('work for reads, whatever their kind', async () => {
    const { cert, key } = await world.controlPlane.clientCertificate('ada', [
      'system:masters',
    ]);
    await writeFile(join(world.folder, 'ada.crt'), cert);
    await writeFile(join(world.folder, 'ada.key'), key);
    await writeFile(
      join(world.folder, 'ca.crt'),
      await readFile(world.controlPlane.caFile),
    );
    await writeFile(join(world.folder, 'token'), `${world.token}\n`);
    const plugin = await world.writeScript('plugin', [
      `test -n "$KUBERNETES_EXEC_INFO" || exit 1`,
      `echo '${JSON.stringify({
        apiVersion: 'client.authentication.k8s.io/v1',
        kind: 'ExecCredential',
        status: { token: world.token },
      })}'`,
    ]);
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const file = await world.writeContexts({
      'certificate data': {
        user: {
          'client-certificate-data': base64(cert),
          'client-key-data': base64(key),
        },
      },
      'certificate files': {
        cluster: {
          server: world.controlPlane.url,
          'certificate-authority': 'ca.crt',
        },
        user: { 'client-certificate': 'ada.crt', 'client-key': 'ada.key' },
      },
      token: { user: { token: world.token } },
      'token file': { user: { tokenFile: 'token' } },
      'exec plugin': {
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: plugin,
          },
        },
      },
      'another server name': {
        cluster: world.cluster({ 'tls-server-name': 'kubernetes' }),
        user: { token: world.token },
      },
      'not verified': {
        cluster: {
          server: world.controlPlane.url,
          'insecure-skip-tls-verify': true,
        },
        user: { token: world.token },
      },
    });
    await withProxy(file, async proxy => {
      expect(proxy.unusable).toEqual([]);
      expect(proxy.contexts.map(({ name }) => name)).toHaveLength(7);
      for (const [context] of proxy.contexts.entries()) {
        const answer = await ask(proxy, '/api/v1/namespaces/default', {
          context,
        });
        expect(await answer.json()).toMatchObject({ kind: 'Namespace' });
      }
    });
  });

  it('are renewed if those of an exec plugin are refused', async () => {
    const state = join(world.folder, 'calls');
    const plugin = await world.writeScript('renewing', [
      `echo called >> ${state}`,
      `if [ "$(wc -l < ${state})" -le 1 ]; then good=; else good=${world.token}; fi`,
      `echo "{\\"apiVersion\\":\\"client.authentication.k8s.io/v1\\",\\"kind\\":\\"ExecCredential\\",\\"status\\":{\\"token\\":\\"\${good:-stale}\\"}}"`,
    ]);
    const file = await world.writeContexts({
      renewing: {
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: plugin,
          },
        },
      },
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
});
