export { KubernetesPluginClusterAccess } from './KubernetesPluginClusterAccess';
export { KubernetesPluginClusterWriter } from './KubernetesPluginClusterWriter';
export { FIELD_MANAGER } from './managedFields';
export { toAccessError } from './toAccessError';
export { untilAborted } from './untilAborted';
