import { existsSync } from 'fs';
import { join } from 'path';
import {
  installManifests,
  KubernetesClient,
  KubernetesObject,
  readManifestFile,
} from 'control-plane';
import { packageFile } from '../packageFolders';
import { SimulatedOperatorName, SIMULATED_OPERATORS } from './catalogue';

const INSTALL_KINDS = [
  'Namespace',
  'CustomResourceDefinition',
  'ServiceAccount',
  'ClusterRole',
  'ClusterRoleBinding',
  'Deployment',
];

/**
 * Returns the objects of an operator's install. Webhooks are omitted, because
 * nothing would answer.
 *
 * @param manifests - Folder of vendors' manifests. If it has the operator's,
 * the CRDs are the real ones; otherwise they accept everything
 */
export async function simulatedOperatorObjects(
  name: SimulatedOperatorName,
  manifests?: string,
): Promise<KubernetesObject[]> {
  const { footprint, vendorManifest } = SIMULATED_OPERATORS[name];
  const own = await objectsOf(packageFile(footprint));
  const file = manifests && join(manifests, vendorManifest);
  const real = file && existsSync(file) ? await objectsOf(file) : [];
  return own
    .filter(({ kind }) => INSTALL_KINDS.includes(kind))
    .map(object => real.find(isSame(object)) ?? object);
}

function isSame(object: KubernetesObject) {
  return ({ kind, metadata }: KubernetesObject) =>
    kind === 'CustomResourceDefinition' &&
    object.kind === kind &&
    object.metadata.name === metadata.name;
}

async function objectsOf(file: string): Promise<KubernetesObject[]> {
  const { documents } = await readManifestFile(file);
  return documents.map(({ object }) => object);
}

/**
 * Installs an operator as far as others see it. Nothing reconciles until the
 * operator is simulated.
 *
 * @throws an Error with what the API server refused
 */
export async function installSimulatedOperator(
  client: KubernetesClient,
  name: SimulatedOperatorName,
  manifests?: string,
): Promise<void> {
  const { refused } = await installManifests(client, {
    objects: await simulatedOperatorObjects(name, manifests),
  });
  if (refused.length > 0) {
    const [{ object, reason }] = refused;
    throw new Error(`${name}: ${object} was refused: ${reason}`);
  }
}
