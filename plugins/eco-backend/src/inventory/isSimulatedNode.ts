import { NodeFacts } from '@backstage-eco/plugin-eco-node';

/**
 * Whether kwok simulates the node, so that its pods run nothing. Source: kwok's
 * documentation of `manageNodesWithAnnotationSelector`, and its node stage,
 * which sets the kubelet version to `kwok-<version>`.
 */
export function isSimulatedNode(node: NodeFacts): boolean {
  return (
    node.annotations['kwok.x-k8s.io/node'] !== undefined ||
    /^(kwok|fake)/.test(node.kubeletVersion ?? '')
  );
}
