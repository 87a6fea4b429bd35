import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesObject, parseManifests } from 'control-plane';
import { Corpus } from './corpus';

/** The objects of one file of a corpus, as they are installed. */
export async function readObjects(
  corpus: Corpus,
  file: string,
): Promise<KubernetesObject[]> {
  const text = await readFile(join(corpus.folder, file), 'utf8');
  return parseManifests({ file, text }).objects.map(withoutMaskedNetwork);
}

/**
 * Nodes of a corpus have their networks masked ("10.x.x.0/24"), and an API
 * server refuses the whole Node for it. The network says nothing of any tool.
 */
function withoutMaskedNetwork(object: KubernetesObject): KubernetesObject {
  if (object.kind !== 'Node' || !object.spec) {
    return object;
  }
  const { podCIDR, podCIDRs, ...spec } = object.spec;
  return { ...object, spec };
}

/** A file that is left out, and the object that an earlier file brings too. */
export interface LeftOut {
  file: string;
  object: string;
  broughtBy: string;
}

/** The objects of all files of a corpus, by file. */
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
 * Of files that name the same object, the first stays and the others are left
 * out: two versions of one tool cannot be in one cluster.
 *
 * @param objects - of each file
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

/** Kinds without a namespace, for which manifests sometimes give one. */
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

/** Whether objects of a kind that install manifests hold have no namespace. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

/**
 * Group, kind, namespace and name: the version of an API is no identity. The
 * namespace is `default` where none is given, as the installer has it.
 */
function identityOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const namespace = isClusterScoped(kind)
    ? ''
    : metadata.namespace ?? 'default';
  return [group, kind, namespace, metadata.name].filter(Boolean).join('/');
}
