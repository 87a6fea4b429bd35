import {
  CheckFacts,
  CheckInput,
  FindingEvidence,
} from '@backstage-eco/plugin-eco-node';
import { fact, missing } from './evidence';
import { listNames } from './namesOf';
import { POD_INPUTS, whyPodsAreNotJudged } from './pods';
import { longRunningWorkloads, WORKLOAD_INPUTS } from './systemWorkloads';

/** What {@link whyServiceIsDown} reads. */
export const SERVICE_INPUTS: readonly CheckInput[] = [
  'services',
  'endpointSlices',
  ...WORKLOAD_INPUTS,
  'replicaSets',
  'pods',
  ...POD_INPUTS,
];

type Labels = Record<string, string>;

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
 * one, if an empty one. That no pod can be behind it says enough wherever pods run: all
 * workloads are scaled to zero, or none has the labels that it selects.
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
  const fault = whyNoPodIsBehind(facts, service);
  if (fault || slices.length === 0 || whyPodsAreNotJudged(facts)) {
    return fault;
  }
  return {
    words: 'has no ready endpoints',
    evidence: slices.map(slice =>
      fact(
        slice,
        'endpoints[*].conditions.ready',
        JSON.stringify(Array(slice.notReady).fill(false)),
      ),
    ),
  };
}

/** That every workload whose pods a Service selects wants no pod, or that none is. */
function whyNoPodIsBehind(
  facts: CheckFacts,
  reference: { namespace: string; name: string },
): ServiceFault | undefined {
  const service = facts.get('services', reference);
  const selector = Object.entries(service?.selector ?? {});
  if (!service || selector.length === 0) {
    return undefined;
  }
  const isChosen = (namespace: string | undefined, labels: Labels) =>
    namespace === service.namespace &&
    selector.every(([key, value]) => labels[key] === value);
  const workloads = [
    ...longRunningWorkloads(facts),
    ...facts.items('replicaSets'),
  ].filter(({ namespace, podLabels }) => isChosen(namespace, podLabels));
  if (
    facts.items('pods').some(pod => isChosen(pod.namespace, pod.labels)) ||
    workloads.some(({ kind, desired }) => kind === 'DaemonSet' || desired !== 0)
  ) {
    return undefined;
  }
  if (workloads.length === 0 && !hasWorkloads(facts, reference)) {
    return undefined;
  }
  return workloads.length > 0
    ? {
        words: `has no pods: ${listNames(workloads)} ${
          workloads.length === 1 ? 'is' : 'are'
        } scaled to 0`,
        evidence: workloads.map(each => fact(each, 'spec.replicas', 0)),
      }
    : {
        words: 'selects labels that no workload has',
        evidence: selector.map(([key, value]) =>
          fact(service, `spec.selector[${key}]`, value),
        ),
      };
}

/** Without any in its namespace, what is behind it may be made in another way. */
function hasWorkloads(
  facts: CheckFacts,
  { namespace }: { namespace: string },
): boolean {
  return longRunningWorkloads(facts).some(each => each.namespace === namespace);
}
