import { WebhookConfigurationFacts } from '@backstage-eco/plugin-eco-node';
import {
  object,
  service,
  workload,
} from '../../../detection/testing/buildInventory';
import { messagesOf } from '../../__testUtils__/runCheck';
import { admissionWebhookDown } from './admissionWebhookDown';
import { admissionWebhookSkipped } from './admissionWebhookSkipped';
import { webhookOfOneReplica } from './webhookOfOneReplica';

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
  it('block writes by default', () => {
    for (const policy of ['Fail', undefined]) {
      const cluster = { validatingWebhooks: [configuration(policy)] };
      expect(messagesOf(admissionWebhookDown, cluster)).toEqual([
        'Webhook check.acme.io and 1 more of acme block writes: Service acme/gone does not exist.',
      ]);
      expect(messagesOf(admissionWebhookSkipped, cluster)).toEqual([]);
    }
  });

  it('are skipped with failure policy Ignore', () => {
    const cluster = { mutatingWebhooks: [configuration('Ignore')] };
    expect(messagesOf(admissionWebhookDown, cluster)).toEqual([]);
    expect(messagesOf(admissionWebhookSkipped, cluster)).toHaveLength(1);
  });

  it('outside the cluster are not judged', () => {
    const { webhooks, ...rest } = configuration('Fail');
    const outside = webhooks.map(webhook => ({
      ...webhook,
      service: undefined,
    }));
    const cluster = { validatingWebhooks: [{ ...rest, webhooks: outside }] };
    expect(messagesOf(admissionWebhookDown, cluster)).toEqual([]);
  });
});

describe('webhook-of-one-replica', () => {
  const [policy] = configuration('Fail').webhooks;
  const hook = service({
    namespace: 'acme',
    name: 'gone',
    selector: { app: 'policy' },
  });
  const said = (resource: string, desired: number, failurePolicy = 'Fail') =>
    messagesOf(webhookOfOneReplica, {
      services: [hook],
      deployments: [
        workload([], {
          namespace: 'acme',
          name: 'policy',
          podLabels: { app: 'policy' },
          desired,
        }),
      ],
      validatingWebhooks: [
        {
          ...configuration(),
          webhooks: [
            {
              ...policy,
              failurePolicy,
              rules: [
                {
                  apiGroups: [''],
                  resources: [resource],
                  operations: ['CREATE'],
                },
              ],
            },
          ],
        },
      ],
    });

  it('finds a single pod that must admit all others', () => {
    expect(said('pods', 1)).toEqual([
      'Webhook check.acme.io must admit new pods or what creates them, but policy has 1 replica.',
    ]);
    expect(said('*', 1)).toHaveLength(1);
  });

  it('accepts several replicas, failure policy Ignore, and webhooks for custom kinds', () => {
    expect(said('pods', 2)).toEqual([]);
    expect(said('pods', 1, 'Ignore')).toEqual([]);
    expect(said('widgets', 1)).toEqual([]);
  });
});
