import {
  CheckFacts,
  CheckInput,
  NodeFacts,
} from '@backstage-eco/plugin-eco-node';
import { isSimulatedNode } from '../inventory';

/**
 * Whether a kubelet runs pods on the node. The API server taints every new node,
 * and the node controller takes that off when its kubelet reports: with it, what
 * the node says of itself is nobody's word. Source: Kubernetes documentation,
 * "TaintNodesByCondition".
 */
export function runsPods(node: NodeFacts): boolean {
  return (
    node.ready &&
    !isSimulatedNode(node) &&
    !node.taints.some(({ key }) => key === 'node.kubernetes.io/not-ready')
  );
}

/** What {@link whyPodsAreNotJudged} reads. */
export const POD_INPUTS: readonly CheckInput[] = ['nodes'];

/**
 * Says why nothing can be said of what runs in pods: no node runs any, or kwok
 * plays them, so that nothing answers whatever the API server says.
 *
 * @returns undefined where pods run for real
 */
export function whyPodsAreNotJudged(facts: CheckFacts): string | undefined {
  const nodes = facts.items('nodes');
  if (nodes.some(isSimulatedNode)) {
    return 'Nodes are simulated (kwok), so nothing runs in their pods';
  }
  return nodes.some(runsPods)
    ? undefined
    : 'No node is ready, so no pod can run';
}
