import { LayerId, STACK_LAYERS } from '@backstage-eco/plugin-eco-common';
import { Check, CheckFacts } from '@backstage-eco/plugin-eco-node';
import { missing } from '../../evidence';
import { runsPods } from '../../pods';
import { explainUnknownTools } from '../../toolEvidence';

/**
 * Layers that a production cluster needs from day one, with the CRD of the
 * usual choice. A CNI is not among them: without one, no node is ready, so
 * there must be one even if Eco does not detect it. Neither is Helm, which has
 * no objects of its own.
 */
const FIRST: ReadonlyMap<LayerId, string> = new Map([
  ['ingress', 'gateways.gateway.networking.k8s.io'],
  ['certificates', 'certificates.cert-manager.io'],
  ['observability', 'prometheuses.monitoring.coreos.com'],
]);

function isThere(facts: CheckFacts, layer: LayerId): boolean {
  return facts.detections.some(
    ({ toolId, state }) =>
      state !== 'leftover' && facts.tool(toolId)?.layers.includes(layer),
  );
}

/** Reports recommended layers without a tool. */
export const firstToolMissing: Check = {
  id: 'first-tool-missing',
  title: 'Cluster lacks a recommended first tool',
  severity: 'info',
  severityReason: 'The cluster may get it from outside, or not need it.',
  reads: ['crds', 'nodes'],
  unknown: facts =>
    facts.items('nodes').some(runsPods)
      ? explainUnknownTools(facts, ({ layers }) =>
          layers.some(layer => FIRST.has(layer)),
        )
      : 'No node runs pods: the cluster is not in use, or simulated',
  find: facts =>
    [...FIRST].flatMap(([layer, crd]) => {
      const { name = layer, usualChoices = [] } =
        STACK_LAYERS.find(({ id }) => id === layer) ?? {};
      const isUnknown = explainUnknownTools(facts, ({ layers }) =>
        layers.includes(layer),
      );
      return !facts.items('nodes').some(runsPods) ||
        isUnknown ||
        isThere(facts, layer) ||
        facts.get('crds', { name: crd })
        ? []
        : {
            subject: { type: 'cluster' },
            aspect: layer,
            message: `Eco found no tool for this layer: ${name}. Usual choices: ${usualChoices
              .map(choice => choice.name)
              .join(', ')}.`,
            evidence: [
              missing({
                apiVersion: 'apiextensions.k8s.io/v1',
                kind: 'CustomResourceDefinition',
                name: crd,
              }),
            ],
          };
    }),
  why: 'Start with Helm, a CNI, an ingress controller, cert-manager and Prometheus. Without them, teams build their own entry points, issue certificates by hand and inspect pods one by one.',
  fix: [
    {
      text: 'Choose a tool for the layer, or mute this finding if the layer comes from outside the cluster.',
    },
  ],
  links: [
    {
      title: 'Production environment',
      url: 'https://kubernetes.io/docs/setup/production-environment/',
    },
  ],
};
