import {
  RoleBindingFacts,
  RoleFacts,
  WebhookConfigurationFacts,
} from '@backstage-eco/plugin-eco-node';
import { annotationChange, Manifest, Probe } from './Probe';

const rbac = 'rbac.authorization.k8s.io';

/** Returns a unique API group for a name. */
function groupOf(name: string): string {
  return `${name}.bench.example.com`;
}

function crdVersion(deprecated: boolean) {
  return {
    name: 'v1',
    served: true,
    storage: true,
    deprecated,
    schema: { openAPIV3Schema: { type: 'object' } },
  };
}

/** CRDs, each in its own group. */
export const crds: Probe<'crds'> = {
  manifest: name => {
    const group = groupOf(name);
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `probes.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { kind: 'Probe', plural: 'probes' },
        versions: [crdVersion(false)],
      },
    };
  },
  change: { spec: { versions: [crdVersion(true)] } },
  kept: ({ versions }) => versions[0]?.deprecated,
};

/**
 * APIServices of the CRDs above, identical to those of the API server itself.
 * For a group that nobody serves, discovery would be incomplete.
 */
export const apiServices: Probe<'apiServices'> = {
  manifest: name => ({
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: `v1.${groupOf(name)}` },
    spec: {
      group: groupOf(name),
      version: 'v1',
      groupPriorityMinimum: 1000,
      versionPriority: 100,
    },
  }),
  ...annotationChange,
};

/** Returns webhooks for a kind that does not exist. */
function webhooks(failurePolicy: string) {
  return [
    {
      name: 'probe.bench.example.com',
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      failurePolicy,
      timeoutSeconds: 1,
      clientConfig: { service: { namespace: 'default', name: 'not-there' } },
      rules: [
        {
          apiGroups: ['not-there.example.com'],
          apiVersions: ['v1'],
          resources: ['nothing'],
          operations: ['CREATE'],
        },
      ],
    },
  ];
}

function webhookProbe(kind: string) {
  return {
    manifest: (): Manifest => ({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind,
      webhooks: webhooks('Ignore'),
    }),
    change: { webhooks: webhooks('Fail') },
    kept: (facts: WebhookConfigurationFacts) =>
      facts.webhooks[0]?.failurePolicy,
  };
}

/** ValidatingWebhookConfigurations. */
export const validatingWebhooks: Probe<'validatingWebhooks'> = webhookProbe(
  'ValidatingWebhookConfiguration',
);

/** MutatingWebhookConfigurations. */
export const mutatingWebhooks: Probe<'mutatingWebhooks'> = webhookProbe(
  'MutatingWebhookConfiguration',
);

function rules(verb: string) {
  return [
    { apiGroups: ['bench.example.com'], resources: ['probes'], verbs: [verb] },
  ];
}

function roleProbe(kind: string) {
  return {
    manifest: (): Manifest => ({
      apiVersion: `${rbac}/v1`,
      kind,
      rules: rules('get'),
    }),
    change: { rules: rules('list') },
    kept: (facts: RoleFacts) => facts.rules[0]?.verbs.join(),
  };
}

/** ClusterRoles. */
export const clusterRoles: Probe<'clusterRoles'> = roleProbe('ClusterRole');

/** Roles. */
export const roles: Probe<'roles'> = roleProbe('Role');

function subjects(name: string) {
  return [{ kind: 'User', name, apiGroup: rbac }];
}

function bindingProbe(kind: string) {
  return {
    manifest: (): Manifest => ({
      apiVersion: `${rbac}/v1`,
      kind,
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'not-there' },
      subjects: subjects('nobody'),
    }),
    change: { subjects: subjects('nobody-else') },
    kept: (facts: RoleBindingFacts) => facts.subjects[0]?.name,
  };
}

/** ClusterRoleBindings. */
export const clusterRoleBindings: Probe<'clusterRoleBindings'> =
  bindingProbe('ClusterRoleBinding');

/** RoleBindings. */
export const roleBindings: Probe<'roleBindings'> = bindingProbe('RoleBinding');
