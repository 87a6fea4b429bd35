import {
  CheckFacts,
  FoundProblem,
  WebhookConfigurationFacts,
} from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';
import { explainUnjudgedPods } from '../../pods';
import { findServiceFault } from '../../services';

/** Default of Kubernetes. */
const DEFAULT_POLICY = 'Fail';

/** Consequence of each failure policy, for one webhook and for several. */
const CONSEQUENCES = {
  Fail: { one: 'blocks writes', many: 'block writes' },
  Ignore: { one: 'is skipped', many: 'are skipped' },
} as const;

function configurations(facts: CheckFacts): WebhookConfigurationFacts[] {
  return [
    ...facts.items('validatingWebhooks'),
    ...facts.items('mutatingWebhooks'),
  ];
}

/**
 * Reports configurations with webhooks of a failure policy whose Service is
 * down.
 */
export function downWebhooks(
  facts: CheckFacts,
  policy: keyof typeof CONSEQUENCES,
): FoundProblem[] {
  return configurations(facts).flatMap(configuration => {
    const down = configuration.webhooks.flatMap((webhook, position) => {
      const { service, failurePolicy = DEFAULT_POLICY } = webhook;
      const fault =
        failurePolicy === policy && service && findServiceFault(facts, service);
      return service && fault ? [{ webhook, position, service, fault }] : [];
    });
    const [first] = down;
    return first
      ? {
          subject: objectSubject(configuration),
          message: `Webhook ${first.webhook.name}${
            down.length > 1 ? ` and ${down.length - 1} more` : ''
          } of ${configuration.name} ${
            CONSEQUENCES[policy][down.length > 1 ? 'many' : 'one']
          }: Service ${first.service.namespace}/${first.service.name} ${
            first.fault.words
          }.`,
          evidence: down.flatMap(({ position, service, fault }) => {
            const path = `webhooks[${position}]`;
            return [
              fact(configuration, `${path}.failurePolicy`, policy),
              fact(
                configuration,
                `${path}.clientConfig.service.namespace`,
                service.namespace,
              ),
              fact(
                configuration,
                `${path}.clientConfig.service.name`,
                service.name,
              ),
              ...fault.evidence,
            ];
          }),
          values: {
            resource: configuration.kind.toLowerCase(),
            serviceNamespace: first.service.namespace,
          },
        }
      : [];
  });
}

/**
 * Returns why Services cannot be judged; undefined also if no webhook has a
 * Service.
 */
export function explainUnjudgedWebhooks(facts: CheckFacts): string | undefined {
  return configurations(facts).some(({ webhooks }) =>
    webhooks.some(({ service }) => service),
  )
    ? explainUnjudgedPods(facts)
    : undefined;
}
