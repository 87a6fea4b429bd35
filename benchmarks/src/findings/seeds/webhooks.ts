import { KubernetesClient } from 'demo-cluster';
import { Seed } from './Seed';
import { addNode, addUnreadyEndpoints } from './parts';

function configuration(kind: 'Validating' | 'Mutating', name: string) {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: `${kind}WebhookConfiguration`,
    name,
  };
}

/** Manifests say `Fail`; installing them for a test made it harmless. */
async function mustAgree(
  client: KubernetesClient,
  reference: ReturnType<typeof configuration>,
): Promise<void> {
  const { webhooks } = await client.get(reference);
  await client.patch(reference, {
    webhooks: webhooks.map((webhook: object) => ({
      ...webhook,
      failurePolicy: 'Fail',
    })),
  });
}

/** For Cluster API, Gatekeeper and CloudNativePG; nothing is written after them. */
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
      mustAgree(
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
      await mustAgree(
        client,
        configuration('Mutating', 'cnpg-mutating-webhook-configuration'),
      );
    },
  },
];
