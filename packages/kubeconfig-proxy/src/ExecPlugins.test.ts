import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ExecPlugins } from './ExecPlugins';
import { startKubeconfigProxy } from './startKubeconfigProxy';

let folder: string;
let runs: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eco-plugins-'));
  runs = join(folder, 'runs');
  await writeFile(
    join(folder, 'sso'),
    `#!/bin/sh
echo run >> ${runs}
echo '{"status":{"token":"good"}}'
`,
  );
  await chmod(join(folder, 'sso'), 0o700);
  server = createServer(({ headers }, response) => {
    response.statusCode = headers.authorization === 'Bearer good' ? 200 : 401;
    response.end('{"gitVersion":"v1.37.1"}');
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => writeFile(runs, ''));

describe('the exec plugins of a kubeconfig', () => {
  it('run once for all contexts of a user and cluster', async () => {
    const { port } = server.address() as AddressInfo;
    const file = join(folder, 'config');
    const names = Array.from({ length: 40 }, (_, each) => `ns-${each}`);
    await writeFile(
      file,
      stringify({
        clusters: [
          { name: 'c', cluster: { server: `http://127.0.0.1:${port}` } },
        ],
        users: [
          {
            name: 'sso',
            user: {
              exec: {
                apiVersion: 'client.authentication.k8s.io/v1',
                command: './sso',
              },
            },
          },
        ],
        contexts: names.map(name => ({
          name,
          context: { cluster: 'c', user: 'sso', namespace: name },
        })),
      }),
    );
    const proxy = await startKubeconfigProxy({ file, contexts: [] });
    await proxy.stop();
    expect(proxy.unusable).toEqual([]);
    expect(proxy.contexts.map(({ name }) => name)).toEqual(names);
    expect(await readFile(runs, 'utf8')).toBe('run\n');
  });

  it('run a few at a time if users differ', async () => {
    const plugins = new ExecPlugins();
    const lock = join(folder, 'places');
    // Each takes one of four slots, and fails if none is free.
    const script = `for place in 1 2 3 4; do
  if mkdir ${lock}-$place 2>/dev/null; then
    sleep 0.2; rmdir ${lock}-$place
    echo '{"status":{"token":"good"}}'; exit
  fi
done
exit 1`;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, each) =>
        plugins
          .of({
            exec: {
              command: '/bin/sh',
              args: ['-c', script, String(each)],
              env: [],
            },
          })!
          .get(),
      ),
    );
    expect(answers.map(({ token }) => token)).toEqual(
      answers.map(() => 'good'),
    );
  });

  it('do not run again at once after a failure', async () => {
    const plugins = new ExecPlugins();
    const exec = {
      command: '/bin/sh',
      args: ['-c', `echo run >> ${runs}; echo no session >&2; exit 1`],
      env: [],
    };
    const credentials = plugins.of({ exec })!;
    await expect(credentials.get()).rejects.toThrow('no session');
    await expect(credentials.get()).rejects.toThrow('no session');
    expect(plugins.of({ exec: { ...exec } })).toBe(credentials);
    expect(await readFile(runs, 'utf8')).toBe('run\n');
  });
});
