import { Check } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { fact } from '../../evidence';
import { runsPods } from '../../pods';
import { minorVersion } from './minorVersion';

/**
 * How many minor versions a kubelet may be older than the API server. Source:
 * Kubernetes' version skew policy; it was two until 1.27.
 */
const MAX_BEHIND = 3;

/** Reports kubelets outside the supported version skew. */
export const kubeletSkew: Check = {
  id: 'kubelet-skew',
  title: 'Kubelet and API server versions are too far apart',
  severity: 'warning',
  severityReason:
    'Kubernetes does not support this skew, and pods on these nodes may fail with the next upgrade.',
  reads: ['nodes'],
  unknown: ({ kubernetesVersion }) =>
    minorVersion(kubernetesVersion) === undefined
      ? 'The version of the API server is unknown'
      : undefined,
  find: facts => {
    const server = minorVersion(facts.kubernetesVersion);
    const apart = facts.items('nodes').filter(node => {
      const kubelet = minorVersion(node.kubeletVersion);
      return (
        server !== undefined &&
        kubelet !== undefined &&
        runsPods(node) &&
        (kubelet > server || server - kubelet > MAX_BEHIND)
      );
    });
    const [first] = apart;
    return first
      ? [
          {
            subject: { type: 'kind', apiVersion: 'v1', kind: 'Node' },
            message: `The API server runs ${
              facts.kubernetesVersion
            }, but the kubelet of ${
              apart.length === 1
                ? `node ${first.name}`
                : `${apart.length} nodes, such as ${first.name},`
            } runs ${first.kubeletVersion}.`,
            objects: { count: apart.length, some: apart.map(referenceTo) },
            evidence: apart.map(node =>
              fact(
                node,
                'status.nodeInfo.kubeletVersion',
                node.kubeletVersion!,
              ),
            ),
          },
        ]
      : [];
  },
  why: 'A kubelet may be up to three minor versions older than the API server, and never newer.',
  fix: [
    {
      text: 'Check which nodes are affected.',
      command: 'kubectl get nodes',
    },
    {
      text: 'Upgrade the nodes that are behind. Always upgrade the control plane before the nodes.',
    },
  ],
  links: [
    {
      title: 'Version skew policy',
      url: 'https://kubernetes.io/releases/version-skew-policy/',
    },
  ],
};
