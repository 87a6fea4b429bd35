export { KubernetesPluginClusterAccess } from './KubernetesPluginClusterAccess';
export { KubernetesPluginClusterWriter } from './KubernetesPluginClusterWriter';
export { toAccessError } from './toAccessError';
export { untilAborted } from './untilAborted';
