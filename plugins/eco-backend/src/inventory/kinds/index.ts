import {
  clusterRoleBindings,
  clusterRoles,
  roleBindings,
  roles,
} from './accessRules';
import { apiServices } from './apiServices';
import {
  csiDrivers,
  gatewayClasses,
  ingressClasses,
  storageClasses,
} from './classes';
import { namespaces, services } from './coreObjects';
import { customResourceDefinitions } from './customResourceDefinitions';
import { KindSource, ListedKind } from './KindSource';
import { nodes } from './nodes';
import { mutatingWebhooks, validatingWebhooks } from './webhooks';
import {
  cronJobs,
  daemonSets,
  deployments,
  jobs,
  statefulSets,
} from './workloads';

export type { KindSource, ListedKind } from './KindSource';

/**
 * Every kind that is read, by the name of its part. rbac/eco-reader.yaml grants
 * exactly these; Secrets are not among them.
 */
export const KIND_SOURCES: { [K in ListedKind]: KindSource<K> } = {
  crds: customResourceDefinitions,
  deployments,
  daemonSets,
  statefulSets,
  jobs,
  cronJobs,
  nodes,
  namespaces,
  services,
  storageClasses,
  csiDrivers,
  ingressClasses,
  gatewayClasses,
  apiServices,
  validatingWebhooks,
  mutatingWebhooks,
  clusterRoles,
  clusterRoleBindings,
  roles,
  roleBindings,
};
