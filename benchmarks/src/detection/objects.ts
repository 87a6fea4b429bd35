import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesObject, parseManifests } from 'demo-cluster';
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

/**
 * Of files that name the same object, the first stays and the others are left
 * out: two versions of one tool cannot be in one cluster.
 */
export async function withoutConflicts(
  corpus: Corpus,
): Promise<{ files: string[]; leftOut: LeftOut[] }> {
  const owners = new Map<string, string>();
  const files: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const file of corpus.files) {
    const names = (await readObjects(corpus, file)).map(identityOf);
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

/**
 * Group, kind, namespace and name: the version of an API is no identity. The
 * namespace is `default` where none is given, as the installer has it.
 */
function identityOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const namespace = CLUSTER_SCOPED.has(kind)
    ? ''
    : metadata.namespace ?? 'default';
  return [group, kind, namespace, metadata.name].filter(Boolean).join('/');
}
