import { behindService } from './behindService';
import { Join } from './Join';

/**
 * Whom the API server asks before objects of a kind are written. Webhooks for all
 * groups do not count: they are about everything.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 */
export const admission: Join<'admission'> = {
  id: 'admission',
  lists: ['validatingWebhooks', 'mutatingWebhooks', 'services'],
  strongest: 'admits',

  find: (crd, facts) =>
    [
      ...facts.index.items('validatingWebhooks'),
      ...facts.index.items('mutatingWebhooks'),
    ].flatMap(configuration =>
      configuration.webhooks.flatMap(({ service, rules = [] }, position) => {
        const place = rules.findIndex(
          ({ apiGroups, resources }) =>
            apiGroups.includes(crd.group) &&
            resources.some(each =>
              [crd.plural, `${crd.plural}/*`, '*', '*/*'].includes(each),
            ),
        );
        return service && place >= 0
          ? behindService(facts, service).map(({ workload, fact }) => ({
              workload,
              strength: 'admits' as const,
              facts: [
                {
                  object: configuration,
                  field: `webhooks[${position}].rules[${place}].resources`,
                  value: rules[place].resources.join(', '),
                },
                {
                  object: configuration,
                  field: `webhooks[${position}].clientConfig.service.name`,
                  value: service.name,
                },
                fact,
              ],
            }))
          : [];
      }),
    ),
};
