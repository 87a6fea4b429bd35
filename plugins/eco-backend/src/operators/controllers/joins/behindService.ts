import { FrameworkFact } from '@backstage-eco/plugin-eco-common';
import { ServiceFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { appendTo } from '../../../appendTo';
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

/** The workloads whose pods a Service selects. */
export function behindService(
  facts: OperatorFacts,
  reference: ServiceReference,
): Behind[] {
  const service = facts.service(reference);
  return service ? selectedBy(service, facts) : [];
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
  const named = new Set(calledServices(facts).map(serviceKey));
  const namesakes = facts.index
    .items('services')
    .filter(
      ({ namespace, name }) =>
        name === reference.name && !named.has(`${namespace}/${name}`),
    );
  return namesakes.length === 1 ? selectedBy(namesakes[0], facts) : [];
}

/** The Services that the API server calls: for conversion and admission. */
export function calledServices({ index }: OperatorFacts): ServiceReference[] {
  return [
    ...index.items('crds').map(({ conversionService }) => conversionService),
    ...[
      ...index.items('validatingWebhooks'),
      ...index.items('mutatingWebhooks'),
    ].flatMap(({ webhooks }) => webhooks.map(({ service }) => service)),
  ].filter(service => service !== undefined);
}

/**
 * The workloads whose pods any of some Services selects. Each is asked about until
 * one selects it: all pairs of a namespace may be more than fit the memory.
 */
export function behindAny(
  facts: OperatorFacts,
  services: readonly ServiceFacts[],
): Set<WorkloadFacts> {
  const selectors = new Map<string, Array<[string, string]>[]>();
  for (const { namespace = '', selector } of services) {
    const entries = Object.entries(selector);
    if (entries.length > 0) {
      appendTo(selectors, namespace, entries);
    }
  }
  return new Set(
    [...selectors].flatMap(([namespace, all]) =>
      facts
        .workloadsIn(namespace)
        .filter(({ podLabels }) =>
          all.some(entries => selects(entries, podLabels)),
        ),
    ),
  );
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
