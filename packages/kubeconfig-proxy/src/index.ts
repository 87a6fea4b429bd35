export { KubeconfigFailure } from './KubeconfigFailure';
export {
  startKubeconfigProxy,
  type KubeconfigProxy,
} from './startKubeconfigProxy';
export type { UnusableContext } from './readKubeconfig';
