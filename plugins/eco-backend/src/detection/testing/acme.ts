import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import {
  DefinitionSignals,
  Signal,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import { workload } from './buildInventory';

/** Returns a definition with only an id and these signals. */
export function definition(
  id: string,
  signals: DefinitionSignals,
  rest: Partial<ToolDefinition> = {},
): ToolDefinition {
  return {
    id,
    name: id,
    purpose: 'For tests.',
    layers: ['certificates'],
    observable: 'always',
    links: [],
    signals,
    ...rest,
  };
}

/** Matches a workload that runs the tool. */
export const image: Signal = {
  kind: 'image',
  repositories: ['acme/controller'],
};
/** Matches the tool's own kinds. */
export const crds: Signal = { kind: 'crd', groups: ['acme.io'] };
const mark: Signal = { kind: 'label', labels: { 'acme.io/managed': '*' } };

/** A tool installed by one image. */
export const acme = definition('acme', {
  installed: [image],
  leftover: [crds],
  traced: [mark],
  supporting: [{ kind: 'rbac', names: ['acme'] }],
});

/** Returns the tool's controller, version 1.2.3. */
export function controller(facts: Partial<WorkloadFacts> = {}) {
  return workload(['quay.io/acme/controller:v1.2.3'], facts);
}
