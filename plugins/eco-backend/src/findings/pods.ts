import {
  CheckFacts,
  CheckInput,
  NodeFacts,
} from '@backstage-eco/plugin-eco-node';
import { isSimulatedNode } from '../inventory';

/**
 * Whether a kubelet runs pods on the node. The API server taints each new node,
 * and the node controller removes the taint once the kubelet reports. While the
 * taint exists, no kubelet has confirmed the status of the node. Source:
 * Kubernetes documentation, "TaintNodesByCondition".
 */
export function runsPods(node: NodeFacts): boolean {
  return (
    node.ready &&
    !isSimulatedNode(node) &&
    !node.taints.some(({ key }) => key === 'node.kubernetes.io/not-ready')
  );
}

/** Inputs of {@link explainUnjudgedPods}. */
export const POD_INPUTS: readonly CheckInput[] = ['nodes'];

/**
 * Returns why the state of pods says nothing: no node runs pods, or kwok
 * simulates them, so that nothing answers, whatever the API server reports.
 *
 * @returns undefined if pods really run
 */
export function explainUnjudgedPods(facts: CheckFacts): string | undefined {
  const nodes = facts.items('nodes');
  if (nodes.some(isSimulatedNode)) {
    return 'Nodes are simulated (kwok), so nothing runs in their pods';
  }
  return nodes.some(runsPods)
    ? undefined
    : 'No node is ready, so no pod can run';
}
