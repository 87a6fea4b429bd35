import { FrameworkFact } from '@backstage-eco/plugin-eco-common';
import { ServiceFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { appendTo } from '../../../appendTo';
import { once } from '../../../once';
import { OperatorFacts } from '../../OperatorFacts';

/** How a Service is named. */
export interface ServiceReference {
  namespace: string;
  name: string;
}

/** The name of a Service in the whole cluster. */
export function serviceKey({ namespace, name }: ServiceReference): string {
  return `${namespace}/${name}`;
}

/** A workload whose pods a Service selects, and how that is known. */
interface Behind {
  workload: WorkloadFacts;
  fact: FrameworkFact;
}

/** Found once: hundreds of CRDs may have one Service. */
const BEHIND = new WeakMap<OperatorFacts, Map<ServiceFacts, Behind[]>>();

/** The workloads whose pods a Service selects. */
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
 * The workloads behind a Service of this name in another namespace, where there is
 * none in the one that is named, and nobody means the other one.
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

/** The names of the Services that the API server calls. */
export function calledKeys(facts: OperatorFacts): ReadonlySet<string> {
  return once(
    facts,
    CALLED,
    () => new Set(calledServices(facts).map(serviceKey)),
  );
}

/** For conversion and admission. */
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
 * Makes the question whether any of some Services selects the pods of a workload.
 * Only those that are asked about are compared with them: a tenant may make
 * thousands of both.
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
