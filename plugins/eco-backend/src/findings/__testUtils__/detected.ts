import {
  Detection,
  ObjectReference,
  Tool,
} from '@backstage-eco/plugin-eco-common';

/** Creates a detection of a tool with some workloads. */
export function detected(
  toolId: string,
  workloads: ObjectReference[] = [],
  facts: Partial<Detection> = {},
): Detection {
  return {
    toolId,
    state: 'installed',
    confidence: 'high',
    places: [{ namespace: workloads[0]?.namespace, workloads }],
    evidence: [
      {
        signal: 'image',
        object: { apiVersion: 'apps/v1', kind: 'Deployment', name: toolId },
        field: 'spec.template.spec.containers[0].image',
        value: `acme/${toolId}:1.0`,
      },
    ],
    ...facts,
  };
}

/** Creates the definition of a tool. */
export function toolOf(id: string, facts: Partial<Tool> = {}): Tool {
  return {
    id,
    name: id,
    purpose: 'For tests.',
    layers: ['policy'],
    observable: 'always',
    links: [],
    ...facts,
  };
}
