import { Check } from '@backstage-eco/plugin-eco-node';
import { SERVICE_INPUTS } from '../../services';
import { downWebhooks, explainUnjudgedWebhooks } from './downWebhooks';

/** Reports webhooks that do not answer and are skipped. */
export const admissionWebhookSkipped: Check = {
  id: 'admission-webhook-skipped',
  title: 'Admission webhook has no endpoints and is skipped',
  severity: 'warning',
  severityReason:
    'Writes succeed, but more slowly and without what the webhook checks or adds.',
  reads: ['validatingWebhooks', 'mutatingWebhooks', ...SERVICE_INPUTS],
  unknown: explainUnjudgedWebhooks,
  find: facts => downWebhooks(facts, 'Ignore'),
  why: 'With failurePolicy Ignore, the API server continues when a webhook does not answer: policies are not enforced, sidecars and defaults are not injected, and each write may wait for the timeout.',
  fix: [
    {
      text: 'Check that the Service and the pods behind it exist.',
      command:
        'kubectl get service,endpointslices,pods --namespace {serviceNamespace}',
    },
    {
      text: 'Start the workload that serves the webhook. If it is gone for good, delete the configuration.',
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
