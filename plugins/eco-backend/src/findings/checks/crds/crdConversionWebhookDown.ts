import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';
import { whyPodsAreNotJudged } from '../../pods';
import { SERVICE_INPUTS, whyServiceIsDown } from '../../services';

/** Nothing converts between the versions of a CRD. */
export const crdConversionWebhookDown: Check = {
  id: 'crd-conversion-webhook-down',
  title: 'Conversion webhook of a CRD has no endpoints',
  severity: 'critical',
  severityReason:
    'Objects that are stored in another version can neither be read nor deleted.',
  reads: ['crds', ...SERVICE_INPUTS],
  unknown: facts =>
    facts.items('crds').some(({ conversionService }) => conversionService)
      ? whyPodsAreNotJudged(facts)
      : undefined,
  find: facts =>
    facts.items('crds').flatMap(crd => {
      const service = crd.conversionService;
      const fault =
        crd.conversionStrategy === 'Webhook' && service
          ? whyServiceIsDown(facts, service)
          : undefined;
      const path = 'spec.conversion.webhook.clientConfig.service';
      return !service || !fault
        ? []
        : {
            subject: objectSubject(crd),
            message: `${crd.name} is converted by Service ${service.namespace}/${service.name}, which ${fault.words}.`,
            evidence: [
              fact(crd, `${path}.namespace`, service.namespace),
              fact(crd, `${path}.name`, service.name),
              ...fault.evidence,
            ],
            values: {
              service: service.name,
              serviceNamespace: service.namespace,
            },
          };
    }),
  why: 'The API server asks the webhook whenever an object is wanted in another version than it is stored in. While the webhook does not answer, such requests fail, and so do namespaces that are being deleted.',
  fix: [
    {
      text: 'See whether the Service and the pods behind it are there.',
      command:
        'kubectl get service,endpointslices,pods --namespace {serviceNamespace}',
    },
    {
      text: 'Start the operator that serves the webhook. Where it is gone for good, remove its CRDs, or set the conversion strategy to None if all versions have one schema.',
    },
  ],
  links: [
    {
      title: 'Webhook conversion',
      url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion',
    },
  ],
};
