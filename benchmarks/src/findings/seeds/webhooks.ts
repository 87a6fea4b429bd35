import { Seed } from './Seed';
import {
  addNode,
  addUnreadyEndpoints,
  configuration,
  deployment,
  restoreFailurePolicy,
} from './parts';

/**
 * For Cluster API, Gatekeeper and CloudNativePG. Come last: their webhooks
 * block later writes.
 */
export const WEBHOOK_SEEDS: Seed[] = [
  {
    id: 'crd-conversion-webhook-down: no pod of the controller is ready',
    check: 'crd-conversion-webhook-down',
    about: 'machines.cluster.x-k8s.io',
    sow: async ({ client }) => {
      await addNode(client, 'worker');
      await addUnreadyEndpoints(client, 'capi-system', 'capi-webhook-service');
    },
  },
  {
    id: 'admission-webhook-skipped: the Service of a policy engine is deleted',
    check: 'admission-webhook-skipped',
    about: 'gatekeeper-mutating-webhook-configuration',
    sow: ({ client }) =>
      client.delete({
        apiVersion: 'v1',
        kind: 'Service',
        namespace: 'gatekeeper-system',
        name: 'gatekeeper-webhook-service',
      }),
  },
  {
    id: 'admission-webhook-down: no pod of the controller is ready',
    check: 'admission-webhook-down',
    about: 'capi-validating-webhook-configuration',
    sow: ({ client }) =>
      restoreFailurePolicy(
        client,
        configuration('Validating', 'capi-validating-webhook-configuration'),
      ),
  },
  {
    id: 'admission-webhook-down: the namespace of an operator is gone',
    check: 'admission-webhook-down',
    about: 'cnpg-mutating-webhook-configuration',
    sow: async ({ client }) => {
      await client.delete({
        apiVersion: 'v1',
        kind: 'Service',
        namespace: 'cnpg-system',
        name: 'cnpg-webhook-service',
      });
      await restoreFailurePolicy(
        client,
        configuration('Mutating', 'cnpg-mutating-webhook-configuration'),
      );
    },
  },
  {
    id: 'webhook-of-one-replica: every pod asks one pod',
    check: 'webhook-of-one-replica',
    about: 'ask-for-all-pods',
    sow: ({ client }) =>
      client.create({
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        metadata: { name: 'ask-for-all-pods' },
        webhooks: [
          {
            name: 'pods.example.com',
            admissionReviewVersions: ['v1'],
            sideEffects: 'None',
            failurePolicy: 'Fail',
            clientConfig: {
              service: {
                namespace: 'capi-system',
                name: 'capi-webhook-service',
              },
            },
            rules: [
              {
                apiGroups: [''],
                apiVersions: ['v1'],
                resources: ['pods'],
                operations: ['CREATE'],
              },
            ],
          },
        ],
      }),
  },
  {
    id: 'first-tool-missing: a cluster without certificates',
    check: 'first-tool-missing',
    about: 'Certificates',
    sow: ({ client }) => addNode(client, 'another-worker'),
  },
  {
    id: 'first-tool-missing: a cluster that nobody observes',
    check: 'first-tool-missing',
    about: 'Observability',
    sow: ({ client }) => addNode(client, 'third-worker'),
  },
  {
    id: 'tool-not-running: a controller that does not start',
    check: 'tool-not-running',
    about: 'gatekeeper-audit',
    sow: ({ client }) =>
      client.patchStatus(deployment('gatekeeper-system', 'gatekeeper-audit'), {
        observedGeneration: 1,
        replicas: 1,
        unavailableReplicas: 1,
      }),
  },
];
