import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { KubernetesObject, parseManifests } from 'control-plane';

const REPOSITORY = dirname(dirname(require.resolve('benchmarks/package.json')));
const OWN_SET = join(REPOSITORY, 'packages/demo/footprints/demo-prod');
const SHARED_MANIFESTS = join(dirname(REPOSITORY), 'shared/manifests');

/** Maximum size of all annotations of an object together, in bytes. */
const MAX_ANNOTATION_BYTES = 256 * 1024;
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Objects to fill a cluster with. */
export interface ClusterSet {
  /** Display name. */
  name: string;
  objects: KubernetesObject[];
}

/** Folders to search for BENCH.tsv, in order of preference. */
const MANIFEST_FOLDERS = [process.env.ECO_MANIFESTS, SHARED_MANIFESTS];

/**
 * Reads the objects to fill a cluster with: the manifests that a table lists in
 * its column `file`, relative to the table.
 *
 * @param table - By default BENCH.tsv of the first folder that has one, or else
 * the objects of the larger demo cluster
 * @param folders - By default ECO_MANIFESTS, and `../shared/manifests` beside
 * the checkout
 */
export async function readClusterSet(
  table?: string,
  folders = MANIFEST_FOLDERS,
): Promise<ClusterSet> {
  const found =
    table ??
    folders
      .filter(folder => folder !== undefined)
      .map(folder => join(folder, 'BENCH.tsv'))
      .find(existsSync);
  if (!found) {
    return {
      name: `${OWN_SET} (no BENCH.tsv: set ECO_MANIFESTS to the folder that has it)`,
      objects: await readObjects(await yamlFiles(OWN_SET)),
    };
  }
  return { name: found, objects: await readObjects(await filesOf(found)) };
}

async function filesOf(table: string): Promise<string[]> {
  const [heading, ...lines] = (await readFile(table, 'utf8')).split(/\r?\n/);
  const column = heading.split('\t').indexOf('file');
  if (column < 0) {
    throw new Error(`${table}:1: the heading must have a column "file"`);
  }
  return lines
    .filter(line => line.trim() !== '')
    .map(line => resolve(dirname(table), line.split('\t')[column]));
}

async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => join(folder, name));
}

async function readObjects(files: string[]): Promise<KubernetesObject[]> {
  const objects: KubernetesObject[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    objects.push(...parseManifests({ file, text }).objects);
  }
  return objects;
}

/**
 * Adds the last-applied annotation that a client-side `kubectl apply` writes.
 * An object over the annotation limit is returned unchanged; kubectl cannot
 * apply it client-side either.
 */
export function asAppliedClientSide(
  object: KubernetesObject,
): KubernetesObject {
  // Some manifests set annotations to null.
  const annotations = object.metadata.annotations ?? {};
  const { [LAST_APPLIED]: _, ...others } = annotations;
  const plain = {
    ...object,
    metadata: { ...object.metadata, annotations: others },
  };
  const all = { ...others, [LAST_APPLIED]: `${JSON.stringify(plain)}\n` };
  const fits =
    Buffer.byteLength(Object.entries(all).flat().join('')) <=
    MAX_ANNOTATION_BYTES;
  return fits
    ? { ...object, metadata: { ...object.metadata, annotations: all } }
    : object;
}
