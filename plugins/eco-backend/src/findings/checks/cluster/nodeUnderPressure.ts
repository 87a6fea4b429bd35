import { Check, NodeFacts } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';
import { runsPods } from '../../pods';

const PRESSURES = ['MemoryPressure', 'DiskPressure', 'PIDPressure'];

function pressuresOf({ conditions }: NodeFacts) {
  return conditions.filter(
    ({ type, status }) => PRESSURES.includes(type) && status === 'True',
  );
}

/** Reports nodes that run out of a resource. */
export const nodeUnderPressure: Check = {
  id: 'node-under-pressure',
  title: 'Node is under memory, disk or PID pressure',
  severity: 'critical',
  severityReason:
    'The kubelet evicts pods, and no new pods are scheduled there.',
  reads: ['nodes'],
  find: facts =>
    facts
      .items('nodes')
      .filter(node => runsPods(node) && pressuresOf(node).length > 0)
      .map(node => ({
        subject: objectSubject(node),
        message: `Node ${node.name} reports ${pressuresOf(node)
          .map(({ type }) => type)
          .join(', ')}.`,
        evidence: pressuresOf(node).map(({ type }) =>
          fact(node, `status.conditions[type=${type}].status`, 'True'),
        ),
      })),
  why: 'To protect the node, the kubelet evicts pods, those without requests first, and keeps new ones away.',
  fix: [
    {
      text: 'Check what uses the node.',
      command: 'kubectl describe node {name}',
    },
    {
      text: 'Free disk space, set requests and limits, or add nodes.',
    },
  ],
  links: [
    {
      title: 'Node-pressure eviction',
      url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/',
    },
  ],
};
