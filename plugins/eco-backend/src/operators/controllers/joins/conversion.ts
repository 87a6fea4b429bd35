import { behindService } from './behindService';
import { Join } from './Join';

/**
 * Finds the workloads behind a kind's conversion webhook, usually the operator
 * itself.
 *
 * @see
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/
 */
export const conversion: Join<'conversion'> = {
  id: 'conversion',
  lists: ['services'],
  strongest: 'converts',

  find: (crd, facts) =>
    crd.conversionService
      ? behindService(facts, crd.conversionService).map(
          ({ workload, fact }) => ({
            workload,
            strength: 'converts' as const,
            facts: [
              {
                object: crd,
                field: 'spec.conversion.webhook.clientConfig.service.name',
                value: crd.conversionService!.name,
              },
              fact,
            ],
          }),
        )
      : [],
};
