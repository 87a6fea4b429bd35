import {
  CheckFacts,
  CheckInput,
  FindingEvidence,
} from '@backstage-eco/plugin-eco-node';
import { fact, missing } from './evidence';
import { POD_INPUTS, whyPodsAreNotJudged } from './pods';

/** What {@link whyServiceIsDown} reads. */
export const SERVICE_INPUTS: readonly CheckInput[] = [
  'services',
  'endpointSlices',
  ...POD_INPUTS,
];

/** Why nothing answers at a Service. */
export interface ServiceFault {
  /** For example `does not exist`: goes behind the Service's name. */
  words: string;
  evidence: FindingEvidence[];
}

/**
 * Says why a Service cannot answer.
 *
 * Endpoints are judged only where pods run, and only of a Service that has an
 * EndpointSlice: where a controller makes them, every Service with a selector has
 * one, if an empty one.
 *
 * @returns undefined where it can, or where nobody can tell
 */
export function whyServiceIsDown(
  facts: CheckFacts,
  service: { namespace: string; name: string },
): ServiceFault | undefined {
  if (!facts.get('services', service)) {
    const reference = { apiVersion: 'v1', kind: 'Service', ...service };
    return { words: 'does not exist', evidence: [missing(reference)] };
  }
  const slices = facts
    .items('endpointSlices')
    .filter(
      each =>
        each.namespace === service.namespace && each.service === service.name,
    );
  if (
    slices.length === 0 ||
    slices.some(({ ready }) => ready > 0) ||
    whyPodsAreNotJudged(facts)
  ) {
    return undefined;
  }
  return {
    words: 'has no ready endpoint',
    evidence: slices.map(slice =>
      fact(
        slice,
        'endpoints[*].conditions.ready',
        JSON.stringify(Array(slice.notReady).fill(false)),
      ),
    ),
  };
}
