import { FrameworkFact } from '@backstage-eco/plugin-eco-common';
import { ServiceFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { appendTo } from '../../../appendTo';
import { once } from '../../../once';
import { OperatorFacts } from '../../OperatorFacts';

/** Reference to a Service. */
export interface ServiceReference {
  namespace: string;
  name: string;
}

/** Returns a cluster-wide key of a Service. */
export function serviceKey({ namespace, name }: ServiceReference): string {
  return `${namespace}/${name}`;
}

/** A workload whose pods a Service selects, and how that is known. */
interface Behind {
  workload: WorkloadFacts;
  fact: FrameworkFact;
}

/** Cached, because hundreds of CRDs may share a Service. */
const BEHIND = new WeakMap<OperatorFacts, Map<ServiceFacts, Behind[]>>();

/** Returns the workloads whose pods a Service selects. */
export function behindService(
  facts: OperatorFacts,
  reference: ServiceReference,
): Behind[] {
  const service = facts.service(reference);
  const known = once(facts, BEHIND, () => new Map<ServiceFacts, Behind[]>());
  const found = service && (known.get(service) ?? selectedBy(service, facts));
  if (found) {
    known.set(service, found);
  }
  return found ?? [];
}

/**
 * Returns the workloads behind a Service with the same name in another
 * namespace. Only if the referenced Service does not exist, and exactly one of
 * the namesakes is not referenced itself.
 */
export function behindNamesake(
  facts: OperatorFacts,
  reference: ServiceReference,
): Behind[] {
  if (facts.service(reference)) {
    return [];
  }
  const called = calledKeys(facts);
  const namesakes = facts
    .servicesNamed(reference.name)
    .filter(({ namespace = '', name }) => !called.has(`${namespace}/${name}`));
  return namesakes.length === 1 ? selectedBy(namesakes[0], facts) : [];
}

const CALLED = new WeakMap<OperatorFacts, Set<string>>();

/** Returns the keys of the Services that the API server calls. */
export function calledKeys(facts: OperatorFacts): ReadonlySet<string> {
  return once(
    facts,
    CALLED,
    () => new Set(calledServices(facts).map(serviceKey)),
  );
}

/** Returns the Services for conversion and admission. */
function calledServices({ index }: OperatorFacts): ServiceReference[] {
  return [
    ...index.items('crds').map(({ conversionService }) => conversionService),
    ...[
      ...index.items('validatingWebhooks'),
      ...index.items('mutatingWebhooks'),
    ].flatMap(({ webhooks }) => webhooks.map(({ service }) => service)),
  ].filter(service => service !== undefined);
}

/**
 * Returns a predicate that tells whether any of the Services selects a
 * workload's pods. Evaluated lazily, because a tenant can create thousands of
 * both.
 */
export function behindAny(
  services: readonly ServiceFacts[],
): (workload: WorkloadFacts) => boolean {
  const selectors = new Map<string, Array<[string, string]>[]>();
  for (const { namespace = '', selector } of services) {
    const entries = Object.entries(selector);
    if (entries.length > 0) {
      appendTo(selectors, namespace, entries);
    }
  }
  const answers = new Map<WorkloadFacts, boolean>();
  return workload => {
    const { namespace = '', podLabels } = workload;
    let answer = answers.get(workload);
    if (answer === undefined) {
      const all = selectors.get(namespace) ?? [];
      answer = all.some(entries => selects(entries, podLabels));
      answers.set(workload, answer);
    }
    return answer;
  };
}

function selects(
  selector: ReadonlyArray<[string, string]>,
  labels: Record<string, string>,
): boolean {
  return selector.every(([key, text]) => labels[key] === text);
}

function selectedBy(service: ServiceFacts, facts: OperatorFacts): Behind[] {
  const selector = Object.entries(service.selector);
  if (selector.length === 0) {
    return [];
  }
  const value = selector.map(([key, text]) => `${key}=${text}`).join(',');
  return facts
    .workloadsIn(service.namespace ?? '')
    .filter(({ podLabels }) => selects(selector, podLabels))
    .map(workload => ({
      workload,
      fact: { object: service, field: 'spec.selector', value },
    }));
}
