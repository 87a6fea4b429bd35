import { KubernetesObject } from '../kubernetes/objects';

const API_VERSION = 'admissionregistration.k8s.io/v1';
const NEW_STATEFUL_SETS = {
  apiGroups: ['apps'],
  apiVersions: ['v1'],
  operations: ['CREATE'],
  resources: ['statefulsets'],
};

function inNamespace(namespace: string) {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}

/**
 * Returns a policy that refuses every StatefulSet of one namespace, and its
 * binding.
 */
export function refusingPolicy(namespace: string): KubernetesObject[] {
  const metadata = { name: 'no-stateful' };
  return [
    {
      apiVersion: API_VERSION,
      kind: 'ValidatingAdmissionPolicy',
      metadata,
      spec: {
        matchConstraints: { resourceRules: [NEW_STATEFUL_SETS] },
        validations: [
          { expression: 'false', message: 'ask the platform team' },
        ],
      },
    },
    {
      apiVersion: API_VERSION,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata,
      spec: {
        policyName: metadata.name,
        validationActions: ['Deny'],
        matchResources: { namespaceSelector: inNamespace(namespace) },
      },
    },
  ];
}

/**
 * Returns a required webhook for every StatefulSet of one namespace, which
 * never responds.
 */
export function silentWebhook(namespace: string): KubernetesObject {
  return webhookConfiguration('silent', namespace, {
    url: 'https://127.0.0.1:1/validate',
  });
}

/** Returns a webhook for every StatefulSet of one namespace. */
export function rejectingWebhook(
  namespace: string,
  { url, caBundle }: { url: string; caBundle: string },
): KubernetesObject {
  return webhookConfiguration('rejecting', namespace, { url, caBundle });
}

function webhookConfiguration(
  name: string,
  namespace: string,
  clientConfig: object,
): KubernetesObject {
  const object = {
    apiVersion: API_VERSION,
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name },
    webhooks: [
      {
        name: `${name}.example.com`,
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        timeoutSeconds: 1,
        clientConfig,
        namespaceSelector: inNamespace(namespace),
        rules: [NEW_STATEFUL_SETS],
      },
    ],
  };
  return object;
}
