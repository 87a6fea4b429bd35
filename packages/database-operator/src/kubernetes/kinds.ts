import { ResourceKind } from './objects';

/** Built-in Kubernetes kinds that the controller reads or writes. */
export const KINDS = {
  statefulSet: kind('apps/v1', 'StatefulSet', 'statefulsets'),
  service: kind('v1', 'Service', 'services'),
  claim: kind('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims'),
  pod: kind('v1', 'Pod', 'pods'),
  secret: kind('v1', 'Secret', 'secrets'),
  event: kind('v1', 'Event', 'events'),
  node: kind('v1', 'Node', 'nodes'),
  storageClass: kind('storage.k8s.io/v1', 'StorageClass', 'storageclasses'),
  disruptionBudget: kind(
    'policy/v1',
    'PodDisruptionBudget',
    'poddisruptionbudgets',
  ),
  deployment: kind('apps/v1', 'Deployment', 'deployments'),
  crd: kind(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    'customresourcedefinitions',
  ),
};

function kind(apiVersion: string, name: string, plural: string): ResourceKind {
  return { apiVersion, kind: name, plural };
}
