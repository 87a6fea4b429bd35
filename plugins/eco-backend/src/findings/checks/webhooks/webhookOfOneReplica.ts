import {
  Check,
  CheckFacts,
  WebhookConfigurationFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';

/** Without these, nothing starts, not even the pods of the webhook. */
const VITAL = [
  'pods',
  'deployments',
  'replicasets',
  'namespaces',
  'nodes',
  '*',
];
const VITAL_GROUPS = ['', 'apps', '*'];

/**
 * Returns the index of the first webhook that all pods or their controllers
 * depend on.
 */
function vitalWebhook({ webhooks }: WebhookConfigurationFacts): number {
  return webhooks.findIndex(
    ({ failurePolicy, service, rules = [] }) =>
      failurePolicy === 'Fail' &&
      service &&
      rules.some(
        ({ apiGroups, resources, operations }) =>
          apiGroups.some(group => VITAL_GROUPS.includes(group)) &&
          resources.some(resource => VITAL.includes(resource)) &&
          operations.some(operation => ['CREATE', '*'].includes(operation)),
      ),
  );
}

/**
 * Returns the workload behind a Service; undefined unless there is exactly one.
 */
function behind(
  facts: CheckFacts,
  service: { namespace: string; name: string },
): WorkloadFacts | undefined {
  const selector = Object.entries(
    facts.get('services', service)?.selector ?? {},
  );
  const chosen = facts
    .items('deployments')
    .filter(
      ({ namespace, podLabels }) =>
        namespace === service.namespace &&
        selector.length > 0 &&
        selector.every(([key, value]) => podLabels[key] === value),
    );
  return chosen.length === 1 ? chosen[0] : undefined;
}

/** Reports webhooks with one pod on which all others depend. */
export const webhookOfOneReplica: Check = {
  id: 'webhook-of-one-replica',
  title: 'Admission webhook for pods runs on a single pod',
  severity: 'warning',
  severityReason:
    'If its node goes down, no pod can be created until the webhook runs elsewhere.',
  reads: ['validatingWebhooks', 'mutatingWebhooks', 'services', 'deployments'],
  find: facts =>
    [
      ...facts.items('validatingWebhooks'),
      ...facts.items('mutatingWebhooks'),
    ].flatMap(configuration => {
      const position = vitalWebhook(configuration);
      const { name, service } = configuration.webhooks[position] ?? {};
      const workload = service && behind(facts, service);
      return !workload || workload.desired !== 1
        ? []
        : {
            subject: objectSubject(configuration),
            message: `Webhook ${name} must admit new pods or what creates them, but ${workload.name} has 1 replica.`,
            evidence: [
              fact(
                configuration,
                `webhooks[${position}].failurePolicy`,
                'Fail',
              ),
              fact(
                configuration,
                `webhooks[${position}].clientConfig.service.name`,
                service!.name,
              ),
              fact(workload, 'spec.replicas', 1),
            ],
            values: {
              workload: workload.name,
              workloadNamespace: workload.namespace ?? 'default',
            },
          };
    }),
  why: 'With failurePolicy Fail, nothing that matches the webhook is created while the webhook does not answer. This can include its own pods, so that the cluster cannot recover by itself.',
  fix: [
    {
      text: 'Run at least two replicas on different nodes, with a PodDisruptionBudget.',
      command:
        'kubectl scale deployment {workload} --namespace {workloadNamespace} --replicas=2',
    },
    {
      text: 'Use namespaceSelector to exclude kube-system and the namespace of the webhook.',
    },
  ],
  links: [
    {
      title: 'Admission webhook good practices',
      url: 'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
    },
  ],
};
