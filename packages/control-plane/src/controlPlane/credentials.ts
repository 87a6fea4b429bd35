import { mkdir, writeFile } from 'fs/promises';
import { join } from 'path';
import { writeKubeconfig } from '../access/kubeconfig';
import { Authority, KeyPair, makeSigningKeys } from './Authority';

const LOOPBACK = { ips: ['127.0.0.1'], names: ['localhost'] };
const CLUSTER_NAMES = [
  'localhost',
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
];

/** Certificates, keys and kubeconfigs of a control plane. */
export interface Credentials {
  directory: string;
  /** Signs the client certificates for the API server. */
  authority: Authority;
  admin: KeyPair;
  /** Certificate of that authority, as PEM. */
  ca: string;
}

/** Returns the path of a file that {@link makeCredentials} has written. */
export function credentialFile(directory: string, file: string): string {
  return join(directory, 'pki', file);
}

/**
 * Creates new authorities, certificates and keys. etcd has its own authority,
 * so that clients of the API server cannot connect to etcd.
 */
export async function makeCredentials(directory: string): Promise<Credentials> {
  await mkdir(join(directory, 'pki'), { mode: 0o700 });
  const [authority, etcdAuthority] = await Promise.all([
    Authority.create('eco-kubernetes'),
    Authority.create('eco-etcd'),
  ]);
  const [admin, server, etcd, etcdClient, signing] = await Promise.all([
    authority.issue({
      commonName: 'eco-admin',
      organizations: ['system:masters'],
    }),
    authority.issue({
      commonName: 'kube-apiserver',
      addresses: { ips: [...LOOPBACK.ips, '10.96.0.1'], names: CLUSTER_NAMES },
    }),
    etcdAuthority.issue({ commonName: 'etcd', addresses: LOOPBACK }),
    etcdAuthority.issue({ commonName: 'kube-apiserver' }),
    makeSigningKeys(),
  ]);
  const write = (file: string, text: string) =>
    writeFile(credentialFile(directory, file), text, { mode: 0o600 });
  await Promise.all([
    write('ca.crt', authority.cert),
    write('server.crt', server.cert),
    write('server.key', server.key),
    write('etcd-ca.crt', etcdAuthority.cert),
    write('etcd.crt', etcd.cert),
    write('etcd.key', etcd.key),
    write('etcd-client.crt', etcdClient.cert),
    write('etcd-client.key', etcdClient.key),
    write('service-accounts.key', signing.privateKey),
    write('service-accounts.pub', signing.publicKey),
  ]);
  return { directory, authority, admin, ca: authority.cert };
}

/** Writes a kubeconfig for a component of the control plane. */
export async function writeComponentKubeconfig(
  credentials: Credentials,
  options: { url: string; user: string; organizations?: string[] },
): Promise<string> {
  const { url, user, organizations } = options;
  const { cert, key } = await credentials.authority.issue({
    commonName: user,
    organizations,
  });
  const file = credentialFile(
    credentials.directory,
    `${user.replace(/\W+/g, '-')}.kubeconfig`,
  );
  await writeKubeconfig(file, {
    name: 'eco',
    url,
    ca: credentials.ca,
    user: { cert, key },
  });
  return file;
}
