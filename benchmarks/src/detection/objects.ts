import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesObject, parseManifests } from 'control-plane';
import { Corpus } from './corpus';

/** Reads the objects of one file of a corpus, ready to be installed. */
export async function readObjects(
  corpus: Corpus,
  file: string,
): Promise<KubernetesObject[]> {
  const text = await readFile(join(corpus.folder, file), 'utf8');
  return parseManifests({ file, text }).objects.map(withoutMaskedNetwork);
}

/**
 * Removes a Node's masked pod networks ("10.x.x.0/24"), for which an API server
 * would refuse the Node. No tool is detected by them.
 */
function withoutMaskedNetwork(object: KubernetesObject): KubernetesObject {
  if (object.kind !== 'Node' || !object.spec) {
    return object;
  }
  const { podCIDR, podCIDRs, ...spec } = object.spec;
  return { ...object, spec };
}

/** A file left out because an earlier file has one of its objects. */
export interface LeftOut {
  file: string;
  object: string;
  broughtBy: string;
}

/** Reads the objects of all files of a corpus, by file. */
export async function readAllObjects(
  corpus: Corpus,
): Promise<Map<string, KubernetesObject[]>> {
  const objects = new Map<string, KubernetesObject[]>();
  for (const file of corpus.files) {
    objects.set(file, await readObjects(corpus, file));
  }
  return objects;
}

/**
 * Keeps only the first of several files that contain the same object: one
 * cluster cannot have two versions of a tool.
 *
 * @param objects - Objects by file
 */
export function withoutConflicts(
  objects: ReadonlyMap<string, readonly KubernetesObject[]>,
): { files: string[]; leftOut: LeftOut[] } {
  const owners = new Map<string, string>();
  const files: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const [file, all] of objects) {
    const names = all.map(identityOf);
    const conflict = names.find(name => owners.has(name));
    if (conflict) {
      leftOut.push({
        file,
        object: conflict,
        broughtBy: owners.get(conflict)!,
      });
      continue;
    }
    for (const name of names) {
      owners.set(name, file);
    }
    files.push(file);
  }
  return { files, leftOut };
}

/**
 * Cluster-scoped kinds, for which manifests sometimes set a namespace anyway.
 */
const CLUSTER_SCOPED = new Set([
  'APIService',
  'CSIDriver',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingWebhookConfiguration',
]);

/** Whether a kind in install manifests is cluster-scoped. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

/**
 * Returns group, kind, namespace and name. The API version is not part of the
 * identity. The namespace defaults to `default`, as for the installer.
 */
function identityOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const namespace = isClusterScoped(kind)
    ? ''
    : metadata.namespace ?? 'default';
  return [group, kind, namespace, metadata.name].filter(Boolean).join('/');
}
