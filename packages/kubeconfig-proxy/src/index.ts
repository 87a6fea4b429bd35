export { KubeconfigFailure } from './KubeconfigFailure';
export {
  startKubeconfigProxy,
  type KubeconfigProxy,
  type ProxiedContext,
} from './startKubeconfigProxy';
export type { UnusableContext } from './readKubeconfig';
