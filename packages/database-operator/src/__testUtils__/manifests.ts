import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import { parseAllDocuments } from 'yaml';
import { KubernetesObject } from '../kubernetes/objects';

const PACKAGE = dirname(require.resolve('database-operator/package.json'));

/** The objects of one of the package's own manifests. */
export function deployObjects(file: string): KubernetesObject[] {
  const text = readFileSync(join(PACKAGE, 'deploy', file), 'utf8');
  return parseAllDocuments(text).map(document => document.toJS());
}
