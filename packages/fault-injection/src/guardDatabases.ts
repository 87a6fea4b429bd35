import { ControlPlane } from 'control-plane';
import { AdmissionWebhook } from './AdmissionWebhook';

/**
 * Starts a webhook `guard.example.com` for every write to a Database in one
 * namespace.
 */
export async function guardDatabases(
  { client }: ControlPlane,
  namespace: string,
): Promise<AdmissionWebhook> {
  const webhook = await AdmissionWebhook.start();
  const { url, caBundle } = webhook;
  await client.serverSideApply({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: `guard-of-databases-in-${namespace}` },
    webhooks: [
      {
        name: 'guard.example.com',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        timeoutSeconds: 30,
        clientConfig: { url, caBundle },
        // Kubernetes labels every namespace with its name.
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': namespace },
        },
        rules: [
          {
            apiGroups: ['example.com'],
            apiVersions: ['*'],
            operations: ['CREATE', 'UPDATE', 'DELETE'],
            resources: ['databases'],
          },
        ],
      },
    ],
  });
  return webhook;
}
