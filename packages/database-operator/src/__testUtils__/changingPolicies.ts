import { KubernetesObject } from '../kubernetes/objects';

const API_VERSION = 'admissionregistration.k8s.io/v1';

/**
 * Returns a policy that rewrites the images of a namespace's StatefulSets to a
 * mirror.
 */
export function mirroredImages(namespace: string): KubernetesObject[] {
  return changing('mirror-images', namespace, {
    condition:
      "object.spec.template.spec.containers.exists(c, !c.image.startsWith('mirror.corp/'))",
    path: '/spec/template/spec/containers/0/image',
    value: '"mirror.corp/" + object.spec.template.spec.containers[0].image',
  });
}

/**
 * Returns a policy that overwrites the resources of a namespace's StatefulSets.
 */
export function biggerRequests(namespace: string): KubernetesObject[] {
  return changing('bigger-requests', namespace, {
    condition: 'true',
    path: '/spec/template/spec/containers/0/resources',
    value:
      'Object.spec.template.spec.containers.resources{requests: {"cpu": "500m", "memory": "512Mi"}, limits: {"cpu": "500m", "memory": "512Mi"}}',
  });
}

function changing(
  name: string,
  namespace: string,
  { condition, path, value }: Record<'condition' | 'path' | 'value', string>,
): KubernetesObject[] {
  const namespaceSelector = {
    matchLabels: { 'kubernetes.io/metadata.name': namespace },
  };
  const resourceRules = [
    {
      apiGroups: ['apps'],
      apiVersions: ['v1'],
      operations: ['CREATE', 'UPDATE'],
      resources: ['statefulsets'],
    },
  ];
  const expression = `[JSONPatch{op: "replace", path: "${path}", value: ${value}}]`;
  return [
    {
      apiVersion: API_VERSION,
      kind: 'MutatingAdmissionPolicy',
      metadata: { name },
      spec: {
        failurePolicy: 'Fail',
        reinvocationPolicy: 'Never',
        matchConstraints: { namespaceSelector, resourceRules },
        matchConditions: [{ name: 'not-yet', expression: condition }],
        mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression } }],
      },
    },
    {
      apiVersion: API_VERSION,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: { name },
      spec: { policyName: name },
    },
  ];
}
