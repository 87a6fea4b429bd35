import { WebhookConfigurationFacts } from '@backstage-eco/plugin-eco-node';
import { matchesAny } from '../patterns';
import { evidenceOf } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';
import { WebhookSignal } from './types';

function recognisedBy(
  configuration: WebhookConfigurationFacts,
  signal: WebhookSignal,
): { field: string; value: string } | undefined {
  for (const [position, webhook] of configuration.webhooks.entries()) {
    if (matchesAny(webhook.name, signal.names ?? [])) {
      return { field: `webhooks[${position}].name`, value: webhook.name };
    }
    const service = webhook.service?.name;
    if (service && matchesAny(service, signal.services ?? [])) {
      return {
        field: `webhooks[${position}].clientConfig.service.name`,
        value: service,
      };
    }
  }
  return undefined;
}

/**
 * Matches webhook configurations by the names of their webhooks or Services.
 */
export const webhookMatcher: SignalMatcher<'webhook'> = {
  kind: 'webhook',

  lists: () => ['validatingWebhooks', 'mutatingWebhooks'],

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const configuration of [
      ...index.items('validatingWebhooks'),
      ...index.items('mutatingWebhooks'),
    ]) {
      const fact = recognisedBy(configuration, signal);
      if (fact) {
        matches.push({
          evidence: evidenceOf('webhook', configuration, fact),
          versions: [],
        });
      }
    }
    return matches;
  },
};
