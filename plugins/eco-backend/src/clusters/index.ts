export { KubernetesPluginClusterAccess } from './KubernetesPluginClusterAccess';
export { toAccessError } from './toAccessError';
