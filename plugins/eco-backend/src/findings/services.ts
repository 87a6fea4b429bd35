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
import { explainUnjudgedPods, POD_INPUTS } from './pods';
import { longRunningWorkloads, WORKLOAD_INPUTS } from './systemWorkloads';

/** Inputs of {@link findServiceFault}. */
export const SERVICE_INPUTS: readonly CheckInput[] = [
  'services',
  'endpointSlices',
  ...WORKLOAD_INPUTS,
  'replicaSets',
  'pods',
  ...POD_INPUTS,
];

/** Maximum that a finding shows. */
const MAX_SLICES = 20;

type Labels = Record<string, string>;

/**
 * Objects behind Services, by namespace; slices by namespace and name of the
 * Service.
 */
interface Index {
  slices: Map<string, EndpointSliceFacts[]>;
  pods: Map<string, PodFacts[]>;
  workloads: Map<string, WorkloadFacts[]>;
  /** Results by Service. */
  faults: Map<string, ServiceFault | undefined>;
}

const INDEXES = new WeakMap<CheckFacts, Index>();

/**
 * Built once, because tenants can create thousands of each, and CRDs refer to
 * hundreds of Services.
 */
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

/** Reason why nothing answers at a Service. */
export interface ServiceFault {
  /** Words after the name of the Service, for example `does not exist`. */
  words: string;
  evidence: FindingEvidence[];
}

/**
 * Returns why a Service cannot answer.
 *
 * Endpoints are judged only if pods really run, and only for a Service with an
 * EndpointSlice. If the controller for EndpointSlices works, each Service with
 * a selector has one, even if empty. Without pods, a Service is down in any
 * case: all its workloads are scaled to zero, or no workload has the labels
 * that it selects.
 *
 * @returns undefined if it can answer, or if that is unknown
 */
export function findServiceFault(
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
  const fault = findSelectorFault(facts, service);
  if (fault || slices.length === 0 || explainUnjudgedPods(facts)) {
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

/**
 * Reports a Service whose selected workloads all have zero replicas, or that
 * selects no workload.
 */
function findSelectorFault(
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
  // Without workloads in the namespace, its pods may be created in another way.
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
