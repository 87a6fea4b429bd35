import { Check } from '@backstage-eco/plugin-eco-node';
import {
  toolEvidence,
  toolName,
  toolSubject,
  whyToolsAreUnknown,
} from '../../toolEvidence';

/** What an uninstalled tool has left behind. */
export const toolLeftover: Check = {
  id: 'tool-leftover',
  title: 'Objects of a tool remain and nothing runs it',
  severity: 'info',
  severityReason: 'Nothing breaks as long as nobody relies on it.',
  reads: [],
  unknown: facts => whyToolsAreUnknown(facts, () => true),
  find: facts =>
    facts.detections
      .filter(({ state }) => state === 'leftover')
      .map(detection => ({
        subject: toolSubject(detection),
        message: `Objects of ${toolName(
          facts,
          detection.toolId,
        )} are in the cluster and nothing runs it.`,
        evidence: toolEvidence(detection),
      })),
  why: 'Custom resources of a tool that is gone are accepted and do nothing, and their finalizers block deletion. CRDs that stay also clash with a later install.',
  fix: [
    {
      text: 'See what is left, and whether custom resources of it are still there.',
      command: 'kubectl get crds',
    },
    {
      text: 'Install the tool again, or delete its custom resources first and its CRDs after them.',
    },
  ],
  links: [
    {
      title: 'Delete a CustomResourceDefinition',
      url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition',
    },
  ],
};
