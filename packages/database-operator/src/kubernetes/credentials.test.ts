import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { stringify } from 'yaml';
import { kubeconfigConnection } from './credentials';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eco-operator-'));
  mkdirSync(join(folder, 'certs'));
  for (const name of ['ca.crt', 'admin.crt', 'admin.key', 'token']) {
    writeFileSync(join(folder, 'certs', name), `${name}\n`);
  }
  writeFileSync(join(folder, 'certs/empty'), '\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function connect(options: { cluster?: object; user?: object }) {
  const file = join(folder, 'config');
  writeFileSync(
    file,
    stringify({
      clusters: [
        {
          name: 'lab',
          cluster: { server: 'https://127.0.0.1:16443', ...options.cluster },
        },
      ],
      users: [{ name: 'admin', user: options.user ?? {} }],
      contexts: [
        {
          name: 'lab',
          context: { cluster: 'lab', user: 'admin', namespace: 'data' },
        },
      ],
      'current-context': 'lab',
    }),
  );
  return kubeconfigConnection(relative(process.cwd(), file));
}

describe('kubeconfigConnection', () => {
  it('resolves relative paths from the folder of the file', () => {
    const connection = connect({
      cluster: {
        'certificate-authority': 'certs/ca.crt',
        'tls-server-name': 'kubernetes',
      },
      user: {
        'client-certificate': 'certs/admin.crt',
        'client-key': 'certs/admin.key',
        tokenFile: 'certs/token',
      },
    });
    expect({ ...connection, token: connection.token?.() }).toEqual({
      server: 'https://127.0.0.1:16443',
      serverName: 'kubernetes',
      ca: Buffer.from('ca.crt\n'),
      cert: Buffer.from('admin.crt\n'),
      key: Buffer.from('admin.key\n'),
      token: 'token',
      insecure: false,
      namespace: 'data',
    });
  });

  it.each([
    [
      {
        user: {
          exec: {
            command: 'login',
            apiVersion: 'client.authentication.k8s.io/v1',
          },
        },
      },
      /an exec plugin/,
    ],
    [{ user: { 'auth-provider': { name: 'oidc' } } }, /an auth-provider/],
    [{ user: { username: 'ada', password: 'x' } }, /a user name and password/],
    [{ user: { token: 't', as: 'somebody' } }, /impersonation/],
    [{ cluster: { 'proxy-url': 'http://proxy:3128' } }, /a proxy-url/],
    [{ user: { 'client-certificate': 'certs/admin.crt' } }, /without a key/],
    [{ user: {} }, /no credentials/],
    [{ user: { tokenFile: 'certs/empty' } }, /certs\/empty is empty/],
    [{ user: { tokenFile: 'certs/none' } }, /ENOENT.*certs\/none/],
    [
      { cluster: { server: 'http://10.0.0.1' }, user: { token: 't' } },
      /not sent over plain HTTP/,
    ],
  ])('refuses to drop the credentials of %j', (options, reason) => {
    expect(() => connect(options)).toThrow(reason);
    expect(() => connect(options)).toThrow(/context "lab"/);
  });
});
