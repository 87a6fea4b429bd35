import { Detection, LayerId } from '@backstage-eco/plugin-eco-common';
import { Check, CheckFacts } from '@backstage-eco/plugin-eco-node';
import { joinWords } from '../../namesOf';
import {
  explainUnknownTools,
  toolEvidence,
  toolName,
} from '../../toolEvidence';

/**
 * Layers for which most clusters use one tool. CNIs are covered by another
 * check.
 */
const LAYERS: ReadonlyMap<LayerId, string> = new Map([
  ['ingress', 'ingress'],
  ['gitops', 'GitOps'],
  ['policy', 'policy'],
  ['service-mesh', 'service mesh'],
]);

function mainLayer(facts: CheckFacts, { toolId }: Detection): LayerId {
  return facts.tool(toolId)?.layers[0] ?? 'developer-experience';
}

function areAlternatives(
  facts: CheckFacts,
  one: Detection,
  other: Detection,
): boolean {
  const namesOther = (from: Detection, to: Detection) =>
    facts
      .tool(from.toolId)
      ?.alternatives?.some(({ toolId }) => toolId === to.toolId) ?? false;
  return namesOther(one, other) || namesOther(other, one);
}

/** Reports several tools in layers for which most clusters use one. */
export const severalToolsForOneJob: Check = {
  id: 'several-tools-for-one-job',
  title: 'Several tools do the same job',
  severity: 'info',
  severityReason:
    'They can run side by side, but each one costs resources and work.',
  reads: [],
  unknown: facts =>
    explainUnknownTools(facts, ({ layers }) => LAYERS.has(layers[0])),
  find: facts =>
    [...LAYERS].flatMap(([layer, job]) => {
      const there = facts.detections.filter(
        each =>
          each.state === 'installed' &&
          mainLayer(facts, each) === layer &&
          // A tool that consists only of CRDs, such as Gateway API, does no job
          // itself.
          each.places.some(({ workloads }) => workloads.length > 0),
      );
      const rivals = there.filter(one =>
        there.some(
          other => other !== one && areAlternatives(facts, one, other),
        ),
      );
      const names = rivals.map(({ toolId }) => toolName(facts, toolId));
      return rivals.length === 0
        ? []
        : {
            subject: { type: 'cluster' },
            aspect: layer,
            message: `${joinWords(names)} do the same job: ${job}.`,
            evidence: rivals.flatMap(each => toolEvidence(each).slice(0, 1)),
          };
    }),
  why: 'You have to upgrade, secure and understand each tool, and teams have to know which one is theirs.',
  fix: [
    {
      text: 'Decide which one stays, move what the others do to it, and remove them. If you want to keep them all, mute this finding with the reason.',
    },
  ],
  links: [
    { title: 'CNCF landscape guide', url: 'https://landscape.cncf.io/guide' },
  ],
};
