import { Check, NodeFacts } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../../../appendTo';
import { fact } from '../../evidence';
import { runsPods } from '../../pods';
import { minorVersion } from './minorVersion';

/** Reports clusters in which only some nodes were upgraded. */
export const nodesOfSeveralVersions: Check = {
  id: 'nodes-of-several-versions',
  title: 'Nodes run several minor versions of Kubernetes',
  severity: 'info',
  severityReason:
    'Kubernetes supports this within limits, for example during an upgrade.',
  reads: ['nodes'],
  find: facts => {
    const byMinor = new Map<number, NodeFacts[]>();
    for (const node of facts.items('nodes')) {
      const minor = minorVersion(node.kubeletVersion);
      if (minor !== undefined && runsPods(node)) {
        appendTo(byMinor, minor, node);
      }
    }
    const groups = [...byMinor].sort(([one], [other]) => one - other);
    const words = groups.map(
      ([minor, nodes]) => `${nodes.length} on 1.${minor}`,
    );
    const [oldest] = groups;
    return groups.length < 2
      ? []
      : [
          {
            subject: { type: 'kind', apiVersion: 'v1', kind: 'Node' },
            message: `Nodes run several minor versions: ${words.join(', ')}.`,
            objects: {
              count: oldest[1].length,
              some: oldest[1].map(referenceTo),
            },
            evidence: groups.map(([, [node]]) =>
              fact(
                node,
                'status.nodeInfo.kubeletVersion',
                node.kubeletVersion!,
              ),
            ),
          },
        ];
  },
  why: 'Pods may behave differently from node to node, and the oldest kubelet limits how far you can upgrade the control plane.',
  fix: [
    {
      text: 'Check which nodes are behind.',
      command: 'kubectl get nodes --sort-by=.status.nodeInfo.kubeletVersion',
    },
    { text: 'Upgrade or replace them.' },
  ],
  links: [
    {
      title: 'Version skew policy',
      url: 'https://kubernetes.io/releases/version-skew-policy/',
    },
  ],
};
