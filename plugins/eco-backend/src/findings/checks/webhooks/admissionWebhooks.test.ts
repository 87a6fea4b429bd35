import { WebhookConfigurationFacts } from '@backstage-eco/plugin-eco-node';
import { object } from '../../../detection/testing/buildInventory';
import { messagesOf } from '../../__testUtils__/runCheck';
import { admissionWebhookDown } from './admissionWebhookDown';
import { admissionWebhookSkipped } from './admissionWebhookSkipped';

function configuration(failurePolicy?: string): WebhookConfigurationFacts {
  const webhook = {
    name: 'check.acme.io',
    service: { namespace: 'acme', name: 'gone' },
    failurePolicy,
  };
  return object(
    'ValidatingWebhookConfiguration',
    'admissionregistration.k8s.io/v1',
    {
      name: 'acme',
      webhooks: [webhook, { ...webhook, name: 'other.acme.io' }],
    },
  );
}

describe('admission webhooks', () => {
  it('block writes where they must agree, as is the default', () => {
    for (const policy of ['Fail', undefined]) {
      const cluster = { validatingWebhooks: [configuration(policy)] };
      expect(messagesOf(admissionWebhookDown, cluster)).toEqual([
        'Webhook check.acme.io and 1 more of acme blocks writes: Service acme/gone does not exist.',
      ]);
      expect(messagesOf(admissionWebhookSkipped, cluster)).toEqual([]);
    }
  });

  it('are skipped where they need not', () => {
    const cluster = { mutatingWebhooks: [configuration('Ignore')] };
    expect(messagesOf(admissionWebhookDown, cluster)).toEqual([]);
    expect(messagesOf(admissionWebhookSkipped, cluster)).toHaveLength(1);
  });

  it('with an address outside are not judged', () => {
    const { webhooks, ...rest } = configuration('Fail');
    const outside = webhooks.map(({ service, ...webhook }) => webhook);
    const cluster = { validatingWebhooks: [{ ...rest, webhooks: outside }] };
    expect(messagesOf(admissionWebhookDown, cluster)).toEqual([]);
  });
});
