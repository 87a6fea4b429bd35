import { Check } from '@backstage-eco/plugin-eco-node';
import {
  explainUnknownTools,
  toolEvidence,
  toolName,
  toolSubject,
} from '../../toolEvidence';

/** Reports objects that an uninstalled tool left behind. */
export const toolLeftover: Check = {
  id: 'tool-leftover',
  title: 'Objects of a tool remain and nothing runs it',
  severity: 'info',
  severityReason: 'Nothing breaks as long as nobody relies on the tool.',
  reads: [],
  unknown: facts => explainUnknownTools(facts, () => true),
  find: facts =>
    facts.detections
      .filter(({ state }) => state === 'leftover')
      .map(detection => ({
        subject: toolSubject(detection),
        message: `The cluster has objects of ${toolName(
          facts,
          detection.toolId,
        )}, but nothing runs it.`,
        evidence: toolEvidence(detection),
      })),
  why: 'The API server accepts custom resources of a tool that is gone, but nothing acts on them, and their finalizers block deletion. Leftover CRDs may also conflict with a later install.',
  fix: [
    {
      text: 'Check what is left, and whether custom resources still exist.',
      command: 'kubectl get crds',
    },
    {
      text: 'Reinstall the tool, or delete its custom resources first and then its CRDs.',
    },
  ],
  links: [
    {
      title: 'Delete a CustomResourceDefinition',
      url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition',
    },
  ],
};
