import { Detection } from '@backstage-eco/plugin-eco-common';
import { Check, CheckFacts } from '@backstage-eco/plugin-eco-node';
import { joinWords } from '../../namesOf';
import {
  explainUnknownTools,
  toolEvidence,
  toolName,
} from '../../toolEvidence';

/** CNI plugins that assign the addresses of pods. */
const CNIS = [
  'aws-vpc-cni',
  'calico',
  'cilium',
  'flannel',
  'kindnet',
  'weave-net',
];

/**
 * Pairs that are documented to work together: one connects pods, the other
 * enforces network policies or is chained. Sources: documentation of Calico on
 * Flannel ("Canal") and Amazon EKS, and of Cilium on CNI chaining.
 */
const COMPATIBLE = [
  ['calico', 'flannel'],
  ['aws-vpc-cni', 'calico'],
  ['aws-vpc-cni', 'cilium'],
];

function runningCnis(facts: CheckFacts): Detection[] {
  return facts.detections.filter(
    ({ toolId, state, places }) =>
      CNIS.includes(toolId) &&
      state === 'installed' &&
      places.some(({ workloads }) =>
        workloads.some(({ kind }) => kind === 'DaemonSet'),
      ),
  );
}

function fit(ids: string[]): boolean {
  return COMPATIBLE.some(pair => ids.every(id => pair.includes(id)));
}

/** Reports several CNI plugins for the pod network of one cluster. */
export const severalCnis: Check = {
  id: 'several-cnis',
  title: 'Several CNI plugins are installed',
  severity: 'warning',
  severityReason:
    'A node that restarts may pick the other configuration, and its pods then lose their network.',
  reads: [],
  unknown: facts => explainUnknownTools(facts, ({ id }) => CNIS.includes(id)),
  find: facts => {
    const cnis = runningCnis(facts);
    const ids = cnis.map(({ toolId }) => toolId);
    return cnis.length < 2 || fit(ids)
      ? []
      : [
          {
            subject: { type: 'cluster' },
            message: `${joinWords(ids.map(id => toolName(facts, id)))} are ${
              cnis.length === 2 ? 'both' : 'all'
            } set up as the pod network of this cluster.`,
            evidence: cnis.flatMap(each => toolEvidence(each).slice(0, 1)),
          },
        ];
  },
  why: 'The container runtime uses the first configuration in /etc/cni/net.d. Pods of two plugins get addresses from different ranges and may not reach each other, and network policies apply only to some of them.',
  fix: [
    {
      text: 'Check which plugin each node uses.',
      command: 'kubectl get daemonsets --all-namespaces',
    },
    {
      text: 'Finish the migration: drain node by node, and remove the other plugin and its configuration from /etc/cni/net.d.',
    },
  ],
  links: [
    {
      title: 'Network plugins',
      url: 'https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/',
    },
  ],
};
