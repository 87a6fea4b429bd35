import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import { parseAllDocuments } from 'yaml';
import { KubernetesObject } from '../kubernetes/objects';

const PACKAGE = dirname(require.resolve('database-operator/package.json'));

/** Reads the objects of one of the package's own manifests. */
export function deployObjects(file: string): KubernetesObject[] {
  return readManifest(join(PACKAGE, 'deploy', file));
}

function readManifest(file: string): KubernetesObject[] {
  const text = readFileSync(file, 'utf8');
  return parseAllDocuments(text).map(document => document.toJS());
}
