import {
  CheckFacts,
  CheckInput,
  FindingEvidence,
} from '@backstage-eco/plugin-eco-node';
import { fact, missing } from './evidence';
import { listNames } from './namesOf';
import { POD_INPUTS, whyPodsAreNotJudged } from './pods';
import { standingWorkloads, WORKLOAD_INPUTS } from './systemWorkloads';

/** What {@link whyServiceIsDown} reads. */
export const SERVICE_INPUTS: readonly CheckInput[] = [
  'services',
  'endpointSlices',
  ...WORKLOAD_INPUTS,
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
 * one, if an empty one. That all workloads behind it are scaled to zero says enough
 * wherever pods run.
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
  if (slices.some(({ ready }) => ready > 0)) {
    return undefined;
  }
  const fault = scaledToZero(facts, service);
  if (fault || slices.length === 0 || whyPodsAreNotJudged(facts)) {
    return fault;
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

/** That every workload whose pods a Service selects wants no pod. */
function scaledToZero(
  facts: CheckFacts,
  service: { namespace: string; name: string },
): ServiceFault | undefined {
  const selector = Object.entries(
    facts.get('services', service)?.selector ?? {},
  );
  const workloads = standingWorkloads(facts).filter(
    ({ namespace, podLabels }) =>
      namespace === service.namespace &&
      selector.length > 0 &&
      selector.every(([key, value]) => podLabels[key] === value),
  );
  const areIdle = workloads.every(
    ({ kind, desired }) => kind !== 'DaemonSet' && desired === 0,
  );
  return workloads.length > 0 && areIdle
    ? {
        words: `has no pod: ${listNames(workloads)} ${
          workloads.length === 1 ? 'is' : 'are'
        } scaled to 0`,
        evidence: workloads.map(each => fact(each, 'spec.replicas', 0)),
      }
    : undefined;
}
