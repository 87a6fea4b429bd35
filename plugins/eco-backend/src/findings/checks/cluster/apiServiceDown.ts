import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, objectSubject, unset } from '../../evidence';
import { whyPodsAreNotJudged } from '../../pods';
import { SERVICE_INPUTS, whyServiceIsDown } from '../../services';

/** Its pods take a while. */
const GRACE_MINUTES = 10;

/** An API that another server should answer for, and does not. */
export const apiServiceDown: Check = {
  id: 'api-service-down',
  title: 'Aggregated API does not answer',
  severity: 'critical',
  severityReason:
    'Requests to it fail, and no namespace can be deleted meanwhile.',
  reads: ['apiServices', ...SERVICE_INPUTS],
  unknown: facts =>
    facts.items('apiServices').some(({ service }) => service)
      ? whyPodsAreNotJudged(facts)
      : undefined,
  find: facts => {
    const areJudged = !whyPodsAreNotJudged(facts);
    return facts.items('apiServices').flatMap(api => {
      const { service, available } = api;
      const fault = service && whyServiceIsDown(facts, service);
      return !service ||
        available ||
        !(areJudged || fault) ||
        !isOlderThan(api.createdAt, { minutes: GRACE_MINUTES }, facts.now)
        ? []
        : {
            subject: objectSubject(api),
            message: `Nothing answers for ${api.name}: Service ${
              service.namespace
            }/${service.name} ${fault?.words ?? 'is not available'}.`,
            evidence: [
              unset(api, 'status.conditions[type=Available,status=True]'),
              fact(api, 'spec.service.namespace', service.namespace),
              fact(api, 'spec.service.name', service.name),
              ...(fault?.evidence ?? []),
            ],
            values: { serviceNamespace: service.namespace },
          };
    });
  },
  why: 'The API server passes requests for this group on to the Service. While it does not answer, autoscalers lose their metrics, discovery is slow or incomplete, and deleted namespaces stay.',
  fix: [
    {
      text: 'Read why it is not available.',
      command: 'kubectl describe apiservice {name}',
    },
    {
      text: 'See whether the pods behind the Service run.',
      command: 'kubectl get pods,endpointslices --namespace {serviceNamespace}',
    },
    {
      text: 'Where its server is gone for good, delete the APIService.',
      command: 'kubectl delete apiservice {name}',
    },
  ],
  links: [
    {
      title: 'Kubernetes API aggregation layer',
      url: 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/',
    },
  ],
};
