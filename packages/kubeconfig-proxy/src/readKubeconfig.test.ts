import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readKubeconfig } from './readKubeconfig';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eco-kubeconfig-'));
  file = join(folder, 'config');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(
  document: {
    cluster?: object;
    user?: object;
    context?: object;
  },
  names: string[] = [],
) {
  await writeFile(
    file,
    stringify({
      clusters: [
        {
          name: 'c',
          cluster: { server: 'https://10.0.0.1:6443', ...document.cluster },
        },
      ],
      users: [{ name: 'u', user: document.user ?? {} }],
      contexts: [
        {
          name: 'first',
          context: { cluster: 'c', user: 'u', ...document.context },
        },
      ],
    }),
  );
  return readKubeconfig(file, names);
}

describe('readKubeconfig', () => {
  it.each([
    ['cluster', { cluster: { toString: 0 } }],
    ['user', { user: { toString: 0 } }],
    ['namespace', { namespace: { toString: 0 } }],
  ])('survives a %s reference that is a mapping', async (_, context) => {
    const { usable, unusable } = await read({ context });
    expect([...usable, ...unusable]).toHaveLength(1);
  });

  it('accepts a context whose name is a mapping', async () => {
    const text = stringify({ contexts: [{ name: { toString: 0 } }] });
    await writeFile(file, text);
    const { unusable } = await readKubeconfig(file, []);
    expect(unusable).toEqual([
      { name: '{"toString":0}', reason: expect.any(String) },
    ]);
  });

  it('makes paths absolute, and prefers inline data over a file', async () => {
    const { usable } = await read({
      cluster: { 'certificate-authority': 'ca.crt' },
      user: {
        'client-certificate': 'me.crt',
        'client-certificate-data': 'aW5saW5l',
        'client-key': '/keys/me.key',
        tokenFile: 'token',
      },
    });
    expect(usable).toEqual([
      {
        name: 'first',
        cluster: {
          server: 'https://10.0.0.1:6443',
          'certificate-authority': join(folder, 'ca.crt'),
        },
        user: {
          'client-certificate-data': 'aW5saW5l',
          'client-key': '/keys/me.key',
        },
        tokenFile: join(folder, 'token'),
      },
    ]);
  });

  it('starts an exec plugin as kubectl would', async () => {
    const { usable } = await read({
      user: {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1',
          command: './plugin',
          provideClusterInfo: true,
        },
      },
    });
    const { command, args, env } = usable[0].user.exec;
    expect(command).toBe(join(folder, 'plugin'));
    expect(args).toEqual([]);
    expect(JSON.parse(env[0].value)).toEqual({
      kind: 'ExecCredential',
      apiVersion: 'client.authentication.k8s.io/v1',
      spec: {
        interactive: false,
        cluster: { server: 'https://10.0.0.1:6443' },
      },
    });
  });

  it('passes the whole cluster to an exec plugin, as kubectl would', async () => {
    await writeFile(join(folder, 'ca.crt'), 'a CA');
    const { usable } = await read({
      cluster: {
        'certificate-authority': 'ca.crt',
        'tls-server-name': 'kube',
        'proxy-url': 'http://proxy:3128',
        extensions: [
          { name: 'minikube.sigs.k8s.io', extension: { not: 'this' } },
          {
            name: 'client.authentication.k8s.io/exec',
            extension: { audience: 'one' },
          },
        ],
      },
      user: {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1',
          command: 'plugin',
          provideClusterInfo: true,
        },
      },
    });
    const { env } = usable[0].user.exec;
    expect(JSON.parse(env[0].value).spec.cluster).toEqual({
      server: 'https://10.0.0.1:6443',
      'certificate-authority-data': Buffer.from('a CA').toString('base64'),
      'tls-server-name': 'kube',
      'proxy-url': 'http://proxy:3128',
      config: { audience: 'one' },
    });
  });

  it('treats a name that YAML reads as a number as text', async () => {
    await writeFile(
      file,
      `{clusters: [{name: 1, cluster: {server: 'https://10.0.0.1'}}],
        contexts: [{name: 12345, context: {cluster: 1}}]}`,
    );
    const { usable } = await readKubeconfig(file, ['12345']);
    expect(usable.map(({ name }) => name)).toEqual(['12345']);
  });

  it.each([
    [{ context: { cluster: null } }, 'it names no cluster'],
    [{ user: { exec: 'login' } }, 'its exec plugin has no "command"'],
    [{ context: { cluster: 'gone' } }, '"clusters" has no entry named "gone"'],
    [{ context: { user: 'gone' } }, '"users" has no entry named "gone"'],
    [{ cluster: { server: 'ftp://x' } }, 'not an https:// address: ftp://x'],
    [
      {
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: 'login',
            interactiveMode: 'Always',
          },
        },
      },
      'exec plugin login wants to ask you',
    ],
  ])('names a context that cannot be used: %j', async (document, reason) => {
    const { usable, unusable } = await read(document);
    expect(usable).toEqual([]);
    expect(unusable).toEqual([
      { name: 'first', reason: expect.stringContaining(reason) },
    ]);
  });

  it('names a missing context, and the existing ones', async () => {
    await expect(read({}, ['first', 'secnd'])).rejects.toThrow(
      `${file} has no context secnd. It has: first.`,
    );
  });

  it('explains a file that cannot be read', async () => {
    await expect(readKubeconfig(join(folder, 'none'), [])).rejects.toThrow(
      'none cannot be read: there is no such file. Give the path',
    );
    await expect(readKubeconfig(folder, [])).rejects.toThrow('it is a folder');
  });

  it('explains a file that is no kubeconfig, and quotes nothing of it', async () => {
    await writeFile(file, 'users:\n- token: s3cret\n  broken: [\n');
    const failure = await readKubeconfig(file, []).catch(error => error);
    expect(failure.message).toMatch(/is not valid YAML, from line \d+ on/);
    expect(failure.message).not.toContain('s3cret');
    await writeFile(file, 'kind: Deployment\n');
    await expect(readKubeconfig(file, [])).rejects.toThrow(
      '"contexts" is missing or empty',
    );
  });
});
