/**
 * Reads kubeconfig files, without the code that connects to clusters.
 *
 * @packageDocumentation
 */

export { KubeconfigFailure } from './KubeconfigFailure';
export { parseKubeconfig } from './parseKubeconfig';
export { readKubeconfig } from './readKubeconfig';
export { resolveContext, type KubeconfigContext } from './resolveContext';
