import { FrameworkFact } from '@backstage-eco/plugin-eco-common';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { OperatorFacts } from '../../OperatorFacts';

/** The workloads whose pods a Service selects, each with how that is known. */
export function behindService(
  facts: OperatorFacts,
  reference: { namespace: string; name: string },
): Array<{ workload: WorkloadFacts; fact: FrameworkFact }> {
  const service = facts.index
    .items('services')
    .find(
      ({ namespace, name }) =>
        namespace === reference.namespace && name === reference.name,
    );
  const selector = Object.entries(service?.selector ?? {});
  if (!service || selector.length === 0) {
    return [];
  }
  const value = selector.map(([key, text]) => `${key}=${text}`).join(',');
  return facts
    .workloadsIn(reference.namespace)
    .filter(({ podLabels }) =>
      selector.every(([key, text]) => podLabels[key] === text),
    )
    .map(workload => ({
      workload,
      fact: { object: service, field: 'spec.selector', value },
    }));
}
