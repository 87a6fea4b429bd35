export { KubernetesPluginClusterAccess } from './KubernetesPluginClusterAccess';
export { toAccessError } from './toAccessError';
export { untilAborted } from './untilAborted';
