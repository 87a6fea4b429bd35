import { Check, NodeFacts } from '@backstage-eco/plugin-eco-node';
import { isSimulatedNode } from '../../../inventory';
import { isOlderThan } from '../../age';
import { fact, objectSubject, unset } from '../../evidence';

/** A restart takes minutes. */
const GRACE_MINUTES = 10;

/**
 * Returns since when a node is not ready; undefined if it is ready, or if that
 * is unknown.
 */
function unreadySince({ conditions }: NodeFacts): string | undefined {
  return conditions.find(
    ({ type, status }) => type === 'Ready' && status !== 'True',
  )?.since;
}

/** Reports nodes on which no pods start. */
export const nodeNotReady: Check = {
  id: 'node-not-ready',
  title: 'Node is not ready',
  severity: 'critical',
  severityReason: 'Its pods are lost or evicted, and no new pods start there.',
  reads: ['nodes'],
  find: facts =>
    facts
      .items('nodes')
      .filter(
        node =>
          !isSimulatedNode(node) &&
          isOlderThan(
            unreadySince(node),
            { minutes: GRACE_MINUTES },
            facts.now,
          ),
      )
      .map(node => ({
        subject: objectSubject(node),
        message: `Node ${node.name} has not been ready since ${unreadySince(
          node,
        )}.`,
        evidence: [
          unset(node, 'status.conditions[type=Ready,status=True]'),
          fact(
            node,
            'status.conditions[type=Ready].lastTransitionTime',
            unreadySince(node)!,
          ),
        ],
      })),
  why: 'The kubelet has stopped reporting, or reports that it cannot run pods. After five minutes, Kubernetes evicts the pods; those with a volume on the node have to wait.',
  fix: [
    {
      text: 'Read the conditions and events of the node.',
      command: 'kubectl describe node {name}',
    },
  ],
  links: [
    {
      title: 'Node status',
      url: 'https://kubernetes.io/docs/reference/node/node-status/',
    },
  ],
};
