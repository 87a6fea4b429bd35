import { Detection } from '@backstage-eco/plugin-eco-common';
import {
  Inventory,
  InventoryKind,
  NodeFacts,
} from '@backstage-eco/plugin-eco-node';
import type { Cycle } from '../store';

/**
 * What is kept of a cluster beside its lists.
 */
export function toClusterFacts(
  inventory: Inventory,
): Pick<Cycle, 'readAt' | 'nodeCount' | 'simulatedNodeCount'> {
  const { nodes } = inventory.parts;
  const known = 'items' in nodes ? nodes.items : undefined;
  const times = Object.values(inventory.parts)
    .map(part => ('readAt' in part ? part.readAt : undefined))
    .filter(time => time !== undefined);
  return {
    readAt: times.sort().at(-1),
    nodeCount: known?.length,
    simulatedNodeCount: known?.filter(isSimulated).length,
  };
}

/**
 * Whether kwok plays the node. Source: kwok's documentation of
 * `manageNodesWithAnnotationSelector`, and its node stage, which writes
 * `kwok-<version>` as the version of the kubelet.
 */
function isSimulated(node: NodeFacts): boolean {
  return (
    node.annotations['kwok.x-k8s.io/node'] !== undefined ||
    /^(kwok|fake)/.test(node.kubeletVersion ?? '')
  );
}

/** Which part of the inventory holds objects of a kind. */
const PART_OF_KIND: Record<string, InventoryKind> = {
  CustomResourceDefinition: 'crds',
  Deployment: 'deployments',
  DaemonSet: 'daemonSets',
  StatefulSet: 'statefulSets',
  Job: 'jobs',
  CronJob: 'cronJobs',
  Node: 'nodes',
  Namespace: 'namespaces',
  Service: 'services',
  StorageClass: 'storageClasses',
  CSIDriver: 'csiDrivers',
  IngressClass: 'ingressClasses',
  GatewayClass: 'gatewayClasses',
  APIService: 'apiServices',
  ValidatingWebhookConfiguration: 'validatingWebhooks',
  MutatingWebhookConfiguration: 'mutatingWebhooks',
  ClusterRole: 'clusterRoles',
  ClusterRoleBinding: 'clusterRoleBindings',
  Role: 'roles',
  RoleBinding: 'roleBindings',
};

/**
 * The age of a detection: that of the oldest list that it rests upon.
 *
 * @param fallback - where its evidence is of no list, ISO 8601
 */
export function detectionReadAt(
  detection: Detection,
  inventory: Inventory,
  fallback: string,
): string {
  const times = detection.evidence
    .map(({ object }) => PART_OF_KIND[object.kind])
    .map(kind => kind && inventory.parts[kind])
    .map(part => (part && 'readAt' in part ? part.readAt : undefined))
    .filter(time => time !== undefined);
  return times.sort()[0] ?? fallback;
}

/**
 * Every version that a detection states, each once.
 */
export function detectedVersions(detection: Detection): string[] {
  const readings = [
    detection.version,
    ...detection.places.map(place => place.version),
  ];
  const values = readings.map(reading => reading?.value);
  return [...new Set(values.filter(value => value !== undefined))];
}
