import {
  CrdFacts,
  WebhookConfigurationFacts,
} from '@backstage-eco/plugin-eco-node';
import { OperatorFacts } from '../../OperatorFacts';
import { Strength } from '../strengths';
import {
  behindNamesake,
  behindService,
  ServiceReference,
} from './behindService';
import { Clue, Join } from './Join';

/** An admission webhook for objects of an API group. */
interface Asked {
  configuration: WebhookConfigurationFacts;
  position: number;
  /**
   * Index of the first rule for the kind, or else for another kind of the
   * group.
   */
  place: number;
  isOfKind: boolean;
  service: ServiceReference;
}

function askedAbout(
  { group, plural }: CrdFacts,
  configuration: WebhookConfigurationFacts,
): Asked[] {
  const names = [plural, `${plural}/*`, '*', '*/*'];
  return configuration.webhooks.flatMap(
    ({ service, rules = [] }, position): Asked[] => {
      const ofKind = rules.findIndex(
        ({ apiGroups, resources }) =>
          apiGroups.includes(group) &&
          resources.some(each => names.includes(each)),
      );
      const ofGroup = rules.findIndex(({ apiGroups }) =>
        apiGroups.includes(group),
      );
      return service && ofGroup >= 0
        ? [
            {
              configuration,
              position,
              place: ofKind >= 0 ? ofKind : ofGroup,
              isOfKind: ofKind >= 0,
              service,
            },
          ]
        : [];
    },
  );
}

function cluesOf(asked: Asked, facts: OperatorFacts): Clue[] {
  const { configuration, position, place, isOfKind, service } = asked;
  const behind = behindService(facts, service);
  const isCertain = isOfKind && behind.length > 0;
  const strength: Strength = isCertain ? 'admits' : 'shared';
  return (behind.length > 0 ? behind : behindNamesake(facts, service)).map(
    ({ workload, fact }) => ({
      workload,
      strength,
      facts: [
        {
          object: configuration,
          field: `webhooks[${position}].rules[${place}].resources`,
          value:
            configuration.webhooks[position].rules![place].resources.join(', '),
        },
        {
          object: configuration,
          field: `webhooks[${position}].clientConfig.service.name`,
          value: service.name,
        },
        fact,
      ],
    }),
  );
}

/**
 * Finds the workloads behind admission webhooks for a kind. Webhooks for all
 * groups do not count. A webhook only for other kinds of the group is no more
 * than a mark; so is a Service in another namespace than the webhook's.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 */
export const admission: Join<'admission'> = {
  id: 'admission',
  lists: ['validatingWebhooks', 'mutatingWebhooks', 'services'],
  strongest: 'admits',

  find: (crd, facts) =>
    [
      ...facts.index.items('validatingWebhooks'),
      ...facts.index.items('mutatingWebhooks'),
    ]
      .flatMap(configuration => askedAbout(crd, configuration))
      .flatMap(asked => cluesOf(asked, facts)),
};
