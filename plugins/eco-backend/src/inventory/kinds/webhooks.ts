import {
  ObjectFacts,
  WebhookConfigurationFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedObjects,
  boundedText,
  boundedTexts,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { groupNames } from './groupNames';
import { KindSource } from './KindSource';
import { toServiceReference } from './references';

const USES = {
  detection: ['webhooks'],
  operators: ['webhooks'],
  findings: ['webhooks'],
} as const satisfies KindSource<'validatingWebhooks'>['uses'];

/** ValidatingWebhookConfigurations. */
export const validatingWebhooks: KindSource<'validatingWebhooks'> = {
  part: 'validatingWebhooks',
  group: 'admissionregistration.k8s.io',
  versions: ['v1'],
  resource: 'validatingwebhookconfigurations',
  kind: 'ValidatingWebhookConfiguration',
  uses: USES,
  toFacts: toConfiguration,
};

/** MutatingWebhookConfigurations. */
export const mutatingWebhooks: KindSource<'mutatingWebhooks'> = {
  part: 'mutatingWebhooks',
  group: 'admissionregistration.k8s.io',
  versions: ['v1'],
  resource: 'mutatingwebhookconfigurations',
  kind: 'MutatingWebhookConfiguration',
  uses: USES,
  toFacts: toConfiguration,
};

function toConfiguration(
  raw: RawObject,
  common: ObjectFacts,
): WebhookConfigurationFacts {
  return {
    ...common,
    webhooks: boundedObjects(raw.webhooks).map(webhook => ({
      name: boundedText(webhook.name) ?? '',
      service: toServiceReference(objectIn(webhook, 'clientConfig')),
      failurePolicy: boundedText(webhook.failurePolicy),
      rules: boundedObjects(webhook.rules).map(rule => ({
        apiGroups: groupNames(rule.apiGroups),
        resources: boundedTexts(rule.resources),
        operations: boundedTexts(rule.operations),
      })),
    })),
  };
}
