import {
  CheckFacts,
  CheckInput,
  EndpointSliceFacts,
  FindingEvidence,
  ObjectFacts,
  PodFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { groupBy } from '../groupBy';
import { once } from '../once';
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

/** A finding shows no more. */
const MAX_SLICES = 20;

type Labels = Record<string, string>;

/** What may be behind a Service, by its namespace or, of slices, its whole name. */
interface Index {
  slices: Map<string, EndpointSliceFacts[]>;
  pods: Map<string, PodFacts[]>;
  workloads: Map<string, WorkloadFacts[]>;
  /** What was said of Services before. */
  faults: Map<string, ServiceFault | undefined>;
}

const INDEXES = new WeakMap<CheckFacts, Index>();

/** Made once: tenants may make thousands of each, and CRDs ask for hundreds of Services. */
function indexOf(facts: CheckFacts): Index {
  return once(facts, INDEXES, makeIndex);
}

function makeIndex(facts: CheckFacts): Index {
  const namespaceOf = ({ namespace = '' }: ObjectFacts) => namespace;
  return {
    slices: groupBy(
      facts.items('endpointSlices'),
      ({ namespace, service }) => `${namespace}/${service}`,
    ),
    pods: groupBy(facts.items('pods'), namespaceOf),
    workloads: groupBy(
      [...longRunningWorkloads(facts), ...facts.items('replicaSets')],
      namespaceOf,
    ),
    faults: new Map(),
  };
}

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
  const { faults } = indexOf(facts);
  const key = `${service.namespace}/${service.name}`;
  if (!faults.has(key)) {
    faults.set(key, findFault(facts, service));
  }
  return faults.get(key);
}

function findFault(
  facts: CheckFacts,
  service: { namespace: string; name: string },
): ServiceFault | undefined {
  if (!facts.get('services', service)) {
    const reference = { apiVersion: 'v1', kind: 'Service', ...service };
    return { words: 'does not exist', evidence: [missing(reference)] };
  }
  const slices =
    indexOf(facts).slices.get(`${service.namespace}/${service.name}`) ?? [];
  if (slices.some(({ ready }) => ready > 0)) {
    return undefined;
  }
  const fault = whyNoPodIsBehind(facts, service);
  if (fault || slices.length === 0 || whyPodsAreNotJudged(facts)) {
    return fault;
  }
  return {
    words: 'has no ready endpoints',
    evidence: slices
      .slice(0, MAX_SLICES)
      .map(slice =>
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
  const isChosen = (labels: Labels) =>
    selector.every(([key, value]) => labels[key] === value);
  const { namespace = '' } = service;
  const index = indexOf(facts);
  const all = index.workloads.get(namespace) ?? [];
  const workloads = all.filter(({ podLabels }) => isChosen(podLabels));
  if (
    index.pods.get(namespace)?.some(({ labels }) => isChosen(labels)) ||
    workloads.some(({ kind, desired }) => kind === 'DaemonSet' || desired !== 0)
  ) {
    return undefined;
  }
  // Without any in its namespace, what is behind it may be made in another way.
  if (
    workloads.length === 0 &&
    all.every(({ kind }) => kind === 'ReplicaSet')
  ) {
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
