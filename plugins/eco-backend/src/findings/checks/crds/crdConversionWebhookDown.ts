import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';
import { explainUnjudgedPods } from '../../pods';
import { findServiceFault, SERVICE_INPUTS } from '../../services';

/** Reports CRDs whose conversion webhook does not answer. */
export const crdConversionWebhookDown: Check = {
  id: 'crd-conversion-webhook-down',
  title: 'Conversion webhook of a CRD has no endpoints',
  severity: 'critical',
  severityReason:
    'You can neither read nor delete objects that are stored in another version.',
  reads: ['crds', ...SERVICE_INPUTS],
  unknown: facts =>
    facts.items('crds').some(({ conversionService }) => conversionService)
      ? explainUnjudgedPods(facts)
      : undefined,
  find: facts =>
    facts.items('crds').flatMap(crd => {
      const service = crd.conversionService;
      const fault =
        crd.conversionStrategy === 'Webhook' && service
          ? findServiceFault(facts, service)
          : undefined;
      const path = 'spec.conversion.webhook.clientConfig.service';
      return !service || !fault
        ? []
        : {
            subject: objectSubject(crd),
            message: `The conversion webhook of ${crd.name} is down: Service ${service.namespace}/${service.name} ${fault.words}.`,
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
  why: 'The API server calls the webhook whenever a client requests another version than the stored one. While the webhook does not answer, these requests fail, and so does the deletion of namespaces.',
  fix: [
    {
      text: 'Check that the Service and the pods behind it exist.',
      command:
        'kubectl get service,endpointslices,pods --namespace {serviceNamespace}',
    },
    {
      text: 'Start the operator that serves the webhook. If it is gone for good, delete its CRDs, or set the conversion strategy to None if all versions have the same schema.',
    },
  ],
  links: [
    {
      title: 'Webhook conversion',
      url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion',
    },
  ],
};
