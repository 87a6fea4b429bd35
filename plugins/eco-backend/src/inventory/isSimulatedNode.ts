import { NodeFacts } from '@backstage-eco/plugin-eco-node';

/**
 * Whether kwok plays the node, so that its pods run nothing. Source: kwok's
 * documentation of `manageNodesWithAnnotationSelector`, and its node stage, which
 * writes `kwok-<version>` as the version of the kubelet.
 */
export function isSimulatedNode(node: NodeFacts): boolean {
  return (
    node.annotations['kwok.x-k8s.io/node'] !== undefined ||
    /^(kwok|fake)/.test(node.kubeletVersion ?? '')
  );
}
