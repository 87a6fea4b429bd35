import { Check } from '@backstage-eco/plugin-eco-node';
import { SERVICE_INPUTS } from '../../services';
import { downWebhooks, explainUnjudgedWebhooks } from './downWebhooks';

/** Reports mandatory webhooks that do not answer. */
export const admissionWebhookDown: Check = {
  id: 'admission-webhook-down',
  title: 'Admission webhook has no endpoints and blocks requests',
  severity: 'critical',
  severityReason:
    'The API server rejects every write that matches the webhook.',
  reads: ['validatingWebhooks', 'mutatingWebhooks', ...SERVICE_INPUTS],
  unknown: explainUnjudgedWebhooks,
  find: facts => downWebhooks(facts, 'Fail'),
  why: 'With failurePolicy Fail, a write fails when its webhook does not answer. Until the webhook runs again, you cannot create, change or repair the objects that match it.',
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
