import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKubeconfig } from './readKubeconfig';

/** Parts of a kubeconfig that replace the usual ones. */
interface Odd {
  top?: string;
  cluster?: string;
  user?: string;
  name?: string;
  context?: string;
  /** Additional entries. */
  users?: string;
  end?: string;
}

const EXEC = 'apiVersion: client.authentication.k8s.io/v1, command: ./sso';
const SERVER = "server: 'https://127.0.0.1:6443'";

/**
 * Unusual kubeconfigs, how kubectl handles each, and how we do. The second
 * column was observed with kubectl of k8s.io/kubectl v0.37.1 and an API server
 * that records the credentials. If the third differs, a comment gives the
 * reason.
 */
const CASES: Array<[what: string, odd: Odd, kubectl: string, eco: string]> = [
  ['plain', {}, 'token t', 'token t'],
  ['a key twice', { user: '{token: a, token: b}' }, 'token b', 'token b'],
  [
    'current-context twice',
    { end: 'current-context: a' },
    'token t',
    'token t',
  ],
  [
    'a merge key',
    { top: 'x: &m {token: merged}', user: '{<<: *m}' },
    'token merged',
    'token merged',
  ],
  [
    'a merge key above an own key',
    { top: 'x: &m {token: merged}', user: '{<<: *m, token: own}' },
    'token own',
    'token own',
  ],
  [
    'a merge key below an own key',
    { top: 'x: &m {token: merged}', user: '{token: own, <<: *m}' },
    'token merged',
    'token merged',
  ],
  [
    'merge keys of a list',
    { top: 'x: &m {token: 1st}\ny: &n {token: 2nd}', user: '{<<: [*m, *n]}' },
    'token 1st',
    'token 1st',
  ],
  [
    'an exec plugin that is merged',
    { top: `x: &m {${EXEC}}`, user: '{exec: {<<: *m, args: [a]}}' },
    'exec ./sso a',
    'exec ./sso a',
  ],
  ['a second document', { end: '---\nkind: Other' }, 'token t', 'token t'],
  [
    'two users of a name',
    { users: '- {name: a, user: {token: u}}' },
    'refused: duplicate name "a" in list',
    'refused: two entries named "a" in "users"',
  ],
  [
    'another kind',
    { top: 'kind: Deployment' },
    'refused: no kind "Deployment" is registered',
    'refused: its kind is Deployment',
  ],
  [
    'an empty kind and version',
    { top: 'kind: ""\napiVersion: ""' },
    'token t',
    'token t',
  ],
  [
    'another version',
    { top: 'apiVersion: v2\nkind: Config' },
    'refused: no kind "Config" is registered for version "v2"',
    'refused: apiVersion v2',
  ],
  // The name is its text, and nothing is lost by it.
  [
    'a name that is a number',
    { name: '12345' },
    'refused: cannot unmarshal number',
    'token t',
  ],
  [
    'a token that is a number',
    { user: '{token: 0123}' },
    'refused: cannot unmarshal number',
    'refused: "token" is no text',
  ],
  [
    'a token like a date',
    { user: '{token: 2024-01-01}' },
    'token 2024-01-01',
    'token 2024-01-01',
  ],
  ['a name of base 60', { name: '190:20:30' }, 'token t', 'token t'],
  ['a name with all sorts', { name: '"a:b/c d"' }, 'token t', 'token t'],
  ['a name that is no ASCII', { name: '产品' }, 'token t', 'token t'],
  ['a name of JavaScript', { name: '__proto__' }, 'token t', 'token t'],
  [
    'a flag in other words',
    { cluster: `{${SERVER}, insecure-skip-tls-verify: yes}` },
    'token t',
    'token t',
  ],
  [
    'a flag in quotes',
    { cluster: `{${SERVER}, insecure-skip-tls-verify: "true"}` },
    'refused: cannot unmarshal string',
    'refused: neither true nor false',
  ],
  [
    'no scheme, and TLS is set up',
    { cluster: "{server: '10.0.0.1:6443', insecure-skip-tls-verify: true}" },
    'plain HTTP without credentials',
    'refused: write https://10.0.0.1:6443',
  ],
  [
    'no scheme',
    { cluster: "{server: '127.0.0.1:8001'}", user: '{}' },
    'http://127.0.0.1:8001 nothing',
    'http://127.0.0.1:8001 nothing',
  ],
  [
    'no scheme, but a path',
    { cluster: "{server: '127.0.0.1:8001/x'}" },
    'refused: host must be a URL or a host:port pair',
    'refused: is not an https:// address',
  ],
  // kubectl continues without credentials, which would show less than there is.
  [
    'plain HTTP',
    { cluster: "{server: 'http://10.0.0.1'}" },
    'http://10.0.0.1 nothing',
    'refused: not sent over plain HTTP',
  ],
  // A server on this machine may need them, and nobody else can read them.
  [
    'plain HTTP to loopback',
    { cluster: "{server: 'http://127.0.0.1:8001'}" },
    'http://127.0.0.1:8001 nothing',
    'http://127.0.0.1:8001 token t',
  ],
  [
    'a path',
    { cluster: "{server: 'https://10.0.0.1/k8s/c-1/'}" },
    'https://10.0.0.1/k8s/c-1/ token t',
    'https://10.0.0.1/k8s/c-1/ token t',
  ],
  [
    'a query',
    { cluster: "{server: 'https://10.0.0.1/x?y=1'}" },
    'https://10.0.0.1/x token t',
    'https://10.0.0.1/x token t',
  ],
  [
    'spaces round the address',
    { cluster: "{server: ' https://10.0.0.1 '}" },
    'refused: invalid character " " in host name',
    'refused: is not an https:// address',
  ],
  [
    'no server',
    { cluster: '{}' },
    'localhost:8080',
    'refused: has no "server"',
  ],
  [
    'fields without a value',
    {
      cluster: `{${SERVER}, insecure-skip-tls-verify: , tls-server-name: , certificate-authority: , proxy-url: }`,
      user: '{token: t, exec: , as: , as-groups: , client-certificate: }',
    },
    'token t',
    'token t',
  ],
  [
    'fields of an empty text',
    {
      cluster: `{${SERVER}, tls-server-name: "", certificate-authority: "", proxy-url: ""}`,
      user: '{token: t, tokenFile: "", client-certificate: ""}',
    },
    'token t',
    'token t',
  ],
  [
    'an empty authority that nobody is to ask',
    {
      cluster: `{${SERVER}, certificate-authority: "", insecure-skip-tls-verify: true}`,
    },
    'token t',
    'token t',
  ],
  ['a byte order mark', { top: '\uFEFFkind: Config' }, 'token t', 'token t'],
  [
    'an authority without its padding',
    { cluster: `{${SERVER}, certificate-authority-data: YWJjZA}` },
    'refused: illegal base64 data',
    'refused: is not base64',
  ],
  [
    'an authority that is folded',
    {
      cluster: `{${SERVER}, certificate-authority-data: "YWJj\\nZA==\\n"}`,
    },
    'token t',
    'token t',
  ],
  [
    'an authority that nobody is to ask',
    {
      cluster: `{${SERVER}, certificate-authority: ca, insecure-skip-tls-verify: true}`,
    },
    'refused: root certificates file with the insecure flag',
    'refused: remove one of them',
  ],
  [
    'an authority that is no base64',
    { cluster: `{${SERVER}, certificate-authority-data: '!!'}` },
    'refused: illegal base64 data',
    'refused: is not base64',
  ],
  [
    'a proxy of another kind',
    { cluster: `{${SERVER}, proxy-url: 'ftp://x'}` },
    'refused: unsupported scheme "ftp"',
    'refused: "proxy-url" is not an',
  ],
  ['a token file', { user: '{tokenFile: t}' }, 'file t', 'file t'],
  [
    'a token and a token file',
    { user: '{token: a, tokenFile: t}' },
    'file t',
    'file t',
  ],
  [
    'a token and a password',
    { user: '{token: a, username: b, password: c}' },
    'refused: more than one authentication method',
    'refused: a token and a user name or password',
  ],
  [
    'a certificate without a key',
    { user: '{client-certificate: c}' },
    'refused: client-key must be specified',
    'refused: client certificate without a key',
  ],
  [
    'a user that is not there',
    { context: '{cluster: a, user: gone}' },
    'asks for a user name',
    'refused: "users" has no entry named "gone"',
  ],
  [
    'a cluster that is not there',
    { context: '{cluster: gone, user: a}' },
    'localhost:8080',
    'refused: "clusters" has no entry named "gone"',
  ],
  [
    'an exec plugin and a token',
    { user: `{token: t, exec: {${EXEC}}}` },
    'token t',
    'token t',
  ],
  [
    'an exec plugin and a token file',
    { user: `{tokenFile: t, exec: {${EXEC}}}` },
    'file t',
    'file t',
  ],
  [
    'an exec plugin of an old version',
    {
      user: '{exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}}',
    },
    'refused: invalid apiVersion',
    'refused: which kubectl has no more',
  ],
  [
    'an exec plugin without a version',
    { user: '{exec: {command: x, interactiveMode: Never}}' },
    'refused: apiVersion must be specified',
    'refused: has no "apiVersion"',
  ],
  [
    'an exec plugin of another mode',
    { user: `{exec: {${EXEC}, interactiveMode: Sometimes}}` },
    'refused: invalid interactiveMode for a: "Sometimes"',
    'refused: "interactiveMode" is none of Never, IfAvailable, Always',
  ],
  [
    'an exec plugin whose argument is a number',
    { user: `{exec: {${EXEC}, args: [1]}}` },
    'refused: cannot unmarshal number',
    'refused: "args" is no list of texts',
  ],
  [
    'an exec plugin whose arguments are a text',
    { user: `{exec: {${EXEC}, args: abc}}` },
    'refused: cannot unmarshal string',
    'refused: "args" is no list of texts',
  ],
  [
    'an exec plugin with a variable that is a number',
    { user: `{exec: {${EXEC}, env: [{name: A, value: 1}]}}` },
    'refused: cannot unmarshal number',
    'refused: "env" is no list of texts',
  ],
  [
    'an exec plugin with a variable without a value',
    {
      user: `{exec: {${EXEC}, interactiveMode: Never, env: [{name: A, value: }]}}`,
    },
    'exec ./sso',
    'exec ./sso',
  ],
  [
    'an exec plugin and a certificate authority that is not there',
    {
      cluster: `{${SERVER}, certificate-authority: gone}`,
      user: `{exec: {${EXEC}, interactiveMode: Never, provideClusterInfo: true}}`,
    },
    'refused: unable to read certificate-authority',
    'refused: no such file or directory',
  ],
  // It can still be run, as its meaning is unambiguous.
  [
    'an exec plugin without interactiveMode',
    { user: `{exec: {${EXEC}}}` },
    'refused: interactiveMode must be specified',
    'exec ./sso',
  ],
  [
    'an exec plugin that has to ask',
    { user: `{exec: {${EXEC}, interactiveMode: Always}}` },
    'refused: standard input is not a terminal',
    'refused: wants to ask you',
  ],
  [
    'an exec plugin and an auth-provider',
    { user: `{auth-provider: {name: oidc}, exec: {${EXEC}}}` },
    'refused: authProvider cannot be provided in combination',
    'refused: an exec plugin and an auth-provider',
  ],
  [
    'an auth-provider of former times',
    { user: '{auth-provider: {name: gcp}}' },
    'refused: The gcp auth plugin has been removed',
    'refused: "gcp", which kubectl has no more',
  ],
  [
    'groups without whom to impersonate',
    { user: '{token: t, as-groups: [g]}' },
    'refused: without impersonating a user',
    'refused: name whom to impersonate',
  ],
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eco-kubeconfig-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function write({
  top = 'kind: Config',
  cluster = `{${SERVER}}`,
  user = '{token: t}',
  name = 'a',
  context = '{cluster: a, user: a}',
  users = '',
  end = '',
}: Odd): string {
  return `${top}
clusters: [{name: a, cluster: ${cluster}}]
users:
- {name: a, user: ${user}}
${users}
contexts: [{name: ${name}, context: ${context}}]
current-context: nowhere
${end}`;
}

/** Returns the outcome in the words of {@link CASES}. */
async function outcomeOf(odd: Odd): Promise<string> {
  const file = join(folder, 'config');
  await writeFile(file, write(odd));
  try {
    const { usable, unusable } = await readKubeconfig(file, []);
    const [context] = usable;
    if (!context) {
      return `refused: ${unusable[0].reason}`;
    }
    const { cluster, user, tokenFile } = context;
    const { server } = cluster;
    const credentials = [
      tokenFile && `file ${tokenFile.slice(folder.length + 1)}`,
      !tokenFile && user.token && `token ${user.token}`,
      user.exec &&
        [
          'exec',
          user.exec.command.replace(folder, '.'),
          ...user.exec.args,
        ].join(' '),
    ].filter(Boolean);
    const words = credentials.join(' and ') || 'nothing';
    return server === 'https://127.0.0.1:6443' ? words : `${server} ${words}`;
  } catch (error) {
    return `refused: ${(error as Error).message}`;
  }
}

describe('unusual kubeconfigs', () => {
  it.each(CASES)('%s', async (_, odd, __, eco) => {
    const outcome = await outcomeOf(odd);
    const [start, words = ''] = eco.split('refused: ');
    expect(outcome.startsWith(start || 'refused: ')).toBe(true);
    expect(outcome).toContain(words);
    expect(words ? outcome.slice(0, 9) : outcome).toBe(
      words ? 'refused: ' : eco,
    );
  });

  it('never continues if kubectl rejects the credentials', () => {
    const laxer = CASES.filter(
      ([, , kubectl, eco]) =>
        kubectl.startsWith('refused') && !eco.startsWith('refused'),
    );
    expect(laxer.map(([what]) => what)).toEqual([
      'a name that is a number',
      'an exec plugin without interactiveMode',
    ]);
  });
});
