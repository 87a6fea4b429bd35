import { readFile } from 'fs/promises';
import { parse } from 'yaml';
import { KubernetesClient } from '../client/KubernetesClient';
import { KubernetesObject } from '../client/objects';
import { requestToken } from './requestToken';

/** A rule of a ClusterRole. */
export interface PolicyRule {
  apiGroups?: string[];
  resources?: string[];
  nonResourceURLs?: string[];
  verbs: string[];
}

/** A reader and its access. */
export interface CreateReaderOptions {
  /** Name of the ServiceAccount. Default: `eco-reader`. */
  name?: string;
  /**
   * Namespace of the ServiceAccount; created if missing. Default: `eco-system`.
   */
  namespace?: string;
  /** YAML files with one ClusterRole each. All of them are bound. */
  clusterRoleFiles?: string[];
  /** Single YAML file with one ClusterRole. */
  clusterRoleFile?: string;
  /** Rules of a ClusterRole to create for this reader. */
  rules?: PolicyRule[];
}

/**
 * Creates a ServiceAccount with only the given ClusterRoles.
 *
 * @throws an Error if a file is not a ClusterRole
 */
export async function createReader(
  controlPlane: { client: KubernetesClient },
  options: CreateReaderOptions,
): Promise<{ token: string }> {
  const { client } = controlPlane;
  const { name = 'eco-reader', namespace = 'eco-system' } = options;
  const files = [options.clusterRoleFile, ...(options.clusterRoleFiles ?? [])];
  const roles = await Promise.all(
    files.filter(file => file !== undefined).map(readClusterRole),
  );
  if (options.rules) {
    roles.push(clusterRole(name, options.rules));
  }
  await client.serverSideApply(objectOf('v1', 'Namespace', namespace));
  await client.serverSideApply({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace },
  });
  for (const role of roles) {
    await client.serverSideApply(role);
    await client.serverSideApply(
      binding(role.metadata.name, { name, namespace }),
    );
  }
  return { token: await requestToken(client, { namespace, name }) };
}

async function readClusterRole(file: string): Promise<KubernetesObject> {
  const role = parse(await readFile(file, 'utf8'));
  if (role?.kind !== 'ClusterRole') {
    throw new Error(
      `${file} must hold one ClusterRole, but its kind is ${role?.kind}`,
    );
  }
  return role;
}

function clusterRole(name: string, rules: PolicyRule[]): KubernetesObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules,
  };
}

function binding(
  role: string,
  serviceAccount: { name: string; namespace: string },
): KubernetesObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: `${serviceAccount.name}-${role}` },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: role,
    },
    subjects: [{ kind: 'ServiceAccount', ...serviceAccount }],
  };
}

function objectOf(
  apiVersion: string,
  kind: string,
  name: string,
): KubernetesObject {
  return { apiVersion, kind, metadata: { name } };
}
