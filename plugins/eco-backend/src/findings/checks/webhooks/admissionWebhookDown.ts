import { Check } from '@backstage-eco/plugin-eco-node';
import { SERVICE_INPUTS } from '../../services';
import { downWebhooks, whyWebhooksAreNotJudged } from './downWebhooks';

/** Nothing answers for a webhook that has to agree. */
export const admissionWebhookDown: Check = {
  id: 'admission-webhook-down',
  title: 'Admission webhook has no endpoints and blocks requests',
  severity: 'critical',
  severityReason:
    'The API server refuses every write that the webhook is asked about.',
  reads: ['validatingWebhooks', 'mutatingWebhooks', ...SERVICE_INPUTS],
  unknown: whyWebhooksAreNotJudged,
  find: facts => downWebhooks(facts, 'Fail', 'blocks writes'),
  why: 'With failurePolicy Fail a write fails when its webhook does not answer. What the webhook is asked about cannot be created, changed or repaired until it runs again.',
  fix: [
    {
      text: 'See whether the Service and the pods behind it are there.',
      command:
        'kubectl get service,endpointslices,pods --namespace {serviceNamespace}',
    },
    {
      text: 'Start what serves the webhook. Where it is gone for good, delete the configuration.',
      command: 'kubectl delete {resource} {name}',
    },
  ],
  links: [
    {
      title: 'Admission webhook failure policy',
      url: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy',
    },
  ],
};
