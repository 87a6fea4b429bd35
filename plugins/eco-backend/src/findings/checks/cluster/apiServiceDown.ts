import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, objectSubject, unset } from '../../evidence';
import { explainUnjudgedPods } from '../../pods';
import { findServiceFault, SERVICE_INPUTS } from '../../services';

/** Its pods take a while to start. */
const GRACE_MINUTES = 10;

/** Reports aggregated APIs whose server does not answer. */
export const apiServiceDown: Check = {
  id: 'api-service-down',
  title: 'Aggregated API is unavailable',
  severity: 'critical',
  severityReason:
    'Requests to the API fail, and no namespace can be deleted until it answers.',
  reads: ['apiServices', ...SERVICE_INPUTS],
  unknown: facts =>
    facts.items('apiServices').some(({ service }) => service)
      ? explainUnjudgedPods(facts)
      : undefined,
  find: facts => {
    const areJudged = !explainUnjudgedPods(facts);
    return facts.items('apiServices').flatMap(api => {
      const { service, available } = api;
      const fault = service && findServiceFault(facts, service);
      return !service ||
        available ||
        !(areJudged || fault) ||
        !isOlderThan(api.createdAt, { minutes: GRACE_MINUTES }, facts.now)
        ? []
        : {
            subject: objectSubject(api),
            message: `APIService ${api.name} is unavailable: Service ${
              service.namespace
            }/${service.name} ${fault?.words ?? 'does not answer'}.`,
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
  why: 'The API server forwards requests for this group to the Service. While the Service does not answer, autoscalers may lose their metrics, discovery is slow or incomplete, and deleted namespaces stay in Terminating.',
  fix: [
    {
      text: 'Find out why it is not available.',
      command: 'kubectl describe apiservice {name}',
    },
    {
      text: 'Check that the pods behind the Service run.',
      command: 'kubectl get pods,endpointslices --namespace {serviceNamespace}',
    },
    {
      text: 'If its server is gone for good, delete the APIService.',
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
