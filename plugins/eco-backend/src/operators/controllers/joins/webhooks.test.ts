import { WebhookConfigurationFacts } from '@backstage-eco/plugin-eco-node';
import {
  crd,
  object,
  service,
} from '../../../detection/testing/buildInventory';
import { cluesOf, operator } from '../../__testUtils__/clues';
import { admission } from './admission';
import { conversion } from './conversion';

const deployments = [
  operator('controller', { podLabels: { app: 'controller', tier: 'back' } }),
  operator('web', { podLabels: { app: 'web' } }),
];
const services = [
  service({
    namespace: 'shop',
    name: 'webhook',
    selector: { app: 'controller' },
  }),
];

function configuration(
  rule: { apiGroups: string[]; resources: string[] },
  namespace = 'shop',
): WebhookConfigurationFacts {
  return {
    ...object<{}>(
      'ValidatingWebhookConfiguration',
      'admissionregistration.k8s.io/v1',
      { name: 'shop' },
    ),
    webhooks: [
      {
        name: 'shops.shop.corp',
        service: { namespace, name: 'webhook' },
        rules: [{ operations: ['CREATE'], ...rule }],
      },
    ],
  };
}

describe('the join by conversion', () => {
  it('finds the workloads that the Service selects', () => {
    const converted = crd('shops.shop.corp', {
      conversionStrategy: 'Webhook',
      conversionService: { namespace: 'shop', name: 'webhook' },
    });
    expect(
      cluesOf(conversion, { deployments, services }, { crd: converted }),
    ).toEqual([
      'controller converts: spec.conversion.webhook.clientConfig.service.name=webhook, spec.selector=app=controller',
    ]);
    expect(cluesOf(conversion, { deployments, services })).toEqual([]);
  });
});

describe('the join by admission', () => {
  const cluesFor = (validating: WebhookConfigurationFacts) =>
    cluesOf(admission, {
      deployments,
      services,
      validatingWebhooks: [validating],
    });

  it('finds the workloads behind webhooks for the kind', () => {
    expect(
      cluesFor(
        configuration({ apiGroups: ['shop.corp'], resources: ['shops'] }),
      ),
    ).toEqual([
      'controller admits: webhooks[0].rules[0].resources=shops, webhooks[0].clientConfig.service.name=webhook, spec.selector=app=controller',
    ]);
  });

  it('ignores webhooks for all groups, and treats those for other kinds as marks', () => {
    expect(
      cluesFor(configuration({ apiGroups: ['*'], resources: ['*'] })),
    ).toEqual([]);
    expect(
      cluesFor(
        configuration({ apiGroups: ['shop.corp'], resources: ['tills'] }),
      ),
    ).toEqual([expect.stringMatching(/^controller shared: /)]);
  });

  it('treats an unreferenced Service of the same name elsewhere as a mark', () => {
    const rule = { apiGroups: ['shop.corp'], resources: ['shops'] };
    const elsewhere = configuration(rule, 'system');
    expect(cluesFor(elsewhere)).toEqual([
      expect.stringMatching(/^controller shared: /),
    ]);
    expect(
      cluesOf(admission, {
        deployments,
        services,
        validatingWebhooks: [elsewhere],
        mutatingWebhooks: [
          configuration({ apiGroups: ['other.corp'], resources: ['others'] }),
        ],
      }),
    ).toEqual([]);
  });
});
