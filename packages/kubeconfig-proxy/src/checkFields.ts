import { Fields } from './fields';
import { KubeconfigFailure } from './KubeconfigFailure';

const CLUSTER_TEXTS = [
  'server',
  'certificate-authority',
  'certificate-authority-data',
  'tls-server-name',
  'proxy-url',
];
const CLUSTER_FLAGS = ['insecure-skip-tls-verify', 'disable-compression'];
const USER_TEXTS = [
  'token',
  'tokenFile',
  'username',
  'password',
  'client-certificate',
  'client-certificate-data',
  'client-key',
  'client-key-data',
  'as',
  'as-uid',
];
const EXEC_VERSIONS = ['v1', 'v1beta1'].map(
  version => `client.authentication.k8s.io/${version}`,
);

const INTERACTIVE_MODES = ['Never', 'IfAvailable', 'Always'];

/**
 * Rejects a cluster that client-go rejects, or that it would connect to
 * differently than Eco does.
 * https://github.com/kubernetes/client-go/blob/v0.37.1/tools/clientcmd/validation.go
 *
 * @throws KubeconfigFailure with the problem, never with a credential
 */
export function checkCluster(cluster: Fields): void {
  checkTexts(cluster, CLUSTER_TEXTS, 'cluster');
  const flag = CLUSTER_FLAGS.find(
    name => typeof (cluster[name] ?? false) !== 'boolean',
  );
  if (flag) {
    throw new KubeconfigFailure(
      `its cluster's "${flag}" is neither true nor false: take it out of its quotes`,
    );
  }
  checkData(cluster, 'certificate-authority-data');
  const proxy = cluster['proxy-url'];
  if (proxy && !/^(https?|socks5):\/\/./.test(proxy)) {
    throw new KubeconfigFailure(
      `its cluster's "proxy-url" is not an http://, https:// or socks5:// address`,
    );
  }
  const hasAuthority =
    cluster['certificate-authority'] || cluster['certificate-authority-data'];
  if (cluster['insecure-skip-tls-verify'] === true && hasAuthority) {
    throw new KubeconfigFailure(
      'its cluster has a certificate authority and "insecure-skip-tls-verify: true": remove one of them',
    );
  }
}

/**
 * Rejects a user that client-go rejects. Eco must not continue without its
 * credentials.
 *
 * @throws KubeconfigFailure as {@link checkCluster}
 */
export function checkUser(user: Fields): void {
  checkTexts(user, USER_TEXTS, 'user');
  checkData(user, 'client-certificate-data');
  checkData(user, 'client-key-data');
  const has = (name: string) => user[name] || user[`${name}-data`];
  if (has('client-certificate') && !has('client-key')) {
    throw new KubeconfigFailure(
      'its user has a client certificate without a key: add client-key or client-key-data',
    );
  }
  if (user.token && (user.username || user.password)) {
    throw new KubeconfigFailure(
      'its user has a token and a user name or password: remove one of them',
    );
  }
  const asMore = ['as-uid', 'as-groups', 'as-user-extra'].filter(
    field => Object.keys(user[field] ?? {}).length > 0,
  );
  if (!user.as && asMore.length > 0) {
    throw new KubeconfigFailure(
      `its user has "${asMore[0]}" without "as": name whom to impersonate`,
    );
  }
  checkSignIn(user);
}

function checkSignIn(user: Fields): void {
  const provider = user['auth-provider'];
  if (provider && user.exec) {
    throw new KubeconfigFailure(
      'its user has an exec plugin and an auth-provider: remove one of them',
    );
  }
  if (provider && provider.name !== 'oidc') {
    throw new KubeconfigFailure(
      `its user signs in with the auth-provider "${provider.name}", which kubectl has no more: fetch the kubeconfig again, with an exec plugin`,
    );
  }
  if (user.exec) {
    checkExec(user.exec);
  }
}

function checkExec(exec: Fields): void {
  const { apiVersion, command, interactiveMode, args, env } = exec;
  if (typeof command !== 'string') {
    throw new KubeconfigFailure('its exec plugin has no "command"');
  }
  if (!EXEC_VERSIONS.includes(apiVersion)) {
    throw new KubeconfigFailure(
      apiVersion
        ? `its exec plugin speaks ${apiVersion}, which kubectl has no more: use ${EXEC_VERSIONS[0]}`
        : `its exec plugin has no "apiVersion": add ${EXEC_VERSIONS[0]}`,
    );
  }
  if (interactiveMode && !INTERACTIVE_MODES.includes(interactiveMode)) {
    throw new KubeconfigFailure(
      `its exec plugin's "interactiveMode" is none of ${INTERACTIVE_MODES.join(
        ', ',
      )}`,
    );
  }
  const isText = (value: unknown) => typeof (value ?? '') === 'string';
  const areArgs = Array.isArray(args ?? []) && (args ?? []).every(isText);
  const areVariables =
    Array.isArray(env ?? []) &&
    (env ?? []).every(
      (each: Fields) => isText(each?.name) && isText(each?.value),
    );
  if (!areArgs || !areVariables) {
    throw new KubeconfigFailure(
      `its exec plugin's "${
        areArgs ? 'env' : 'args'
      }" is no list of texts: put each in quotes`,
    );
  }
}

/**
 * Requires strings: a parsed number may have lost its notation, such as a
 * leading zero.
 */
function checkTexts(fields: Fields, names: string[], what: string): void {
  const name = names.find(
    each => fields[each] && typeof fields[each] !== 'string',
  );
  if (name) {
    throw new KubeconfigFailure(
      `its ${what}'s "${name}" is no text: put it in quotes`,
    );
  }
}

/** Requires valid base64, as Node silently truncates other input. */
function checkData(fields: Fields, name: string): void {
  const data = (fields[name] ?? '').replace(/[\r\n]/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data) || data.length % 4 !== 0) {
    throw new KubeconfigFailure(
      `its "${name}" is not base64: fetch the kubeconfig again`,
    );
  }
}
