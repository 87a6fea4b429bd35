import { KubernetesObject } from 'control-plane';
import { isClusterScoped } from '../detection/objects';

const RBAC = 'rbac.authorization.k8s.io';

/** Versions that Kubernetes served once, with the one that followed. */
const FOLLOWED: Record<string, string> = {
  'apiextensions.k8s.io/v1beta1': 'apiextensions.k8s.io/v1',
  'admissionregistration.k8s.io/v1beta1': 'admissionregistration.k8s.io/v1',
  [`${RBAC}/v1beta1`]: `${RBAC}/v1`,
  [`${RBAC}/v1alpha1`]: `${RBAC}/v1`,
  'apps/v1beta1': 'apps/v1',
  'apps/v1beta2': 'apps/v1',
};

type Raw = Record<string, any>;

/**
 * Kubernetes converts what it has stored. Of the first CRDs only the place of
 * what is said once for all versions is another one.
 */
function upgraded(object: KubernetesObject): KubernetesObject {
  const apiVersion = FOLLOWED[object.apiVersion];
  if (!apiVersion || object.kind !== 'CustomResourceDefinition') {
    return { ...object, apiVersion: apiVersion ?? object.apiVersion };
  }
  const { version, versions, subresources, validation, ...spec } =
    object.spec as Raw;
  const all: Raw[] = versions ?? [
    { name: version, served: true, storage: true },
  ];
  return {
    ...object,
    apiVersion,
    spec: {
      ...spec,
      ...(spec.conversion && {
        conversion: {
          ...spec.conversion,
          webhook: { clientConfig: spec.conversion.webhookClientConfig },
        },
      }),
      versions: all.map(each => ({
        subresources,
        schema: validation,
        ...each,
      })),
    },
  };
}

/** Kubernetes fills in the newer of the two fields for the account. */
function withAccount(object: KubernetesObject): KubernetesObject {
  const pod = (object as Raw).spec?.template?.spec;
  return pod?.serviceAccount && !pod.serviceAccountName
    ? {
        ...object,
        spec: {
          ...object.spec,
          template: {
            ...object.spec.template,
            spec: { ...pod, serviceAccountName: pod.serviceAccount },
          },
        },
      }
    : object;
}

function withNamespace(object: KubernetesObject): KubernetesObject {
  const { namespace = 'default', ...metadata } = object.metadata;
  return {
    ...object,
    metadata: isClusterScoped(object.kind)
      ? metadata
      : { ...metadata, namespace },
  };
}

/** The roles for people that every cluster has; the last three collect others. */
const OWN_ROLES: KubernetesObject[] = [
  {
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
    name: 'cluster-admin',
  },
  ...['admin', 'edit', 'view'].map(name => ({
    name,
    aggregationRule: {
      clusterRoleSelectors: [
        { matchLabels: { [`${RBAC}/aggregate-to-${name}`]: 'true' } },
      ],
    },
  })),
].map(({ name, ...rest }) => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRole',
  metadata: {
    name,
    labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' },
  },
  ...rest,
}));

function selects({ matchLabels = {} }: Raw, labels: Raw): boolean {
  return Object.entries(matchLabels).every(
    ([key, value]) => labels[key] === value,
  );
}

/** Kubernetes puts into a role the rules of those that it selects. */
function withAggregatedRules(objects: KubernetesObject[]): KubernetesObject[] {
  const roles = objects.filter(({ kind }) => kind === 'ClusterRole');
  return objects.map(object => {
    const { aggregationRule } = object as Raw;
    return aggregationRule
      ? {
          ...object,
          rules: roles
            .filter(
              role =>
                role !== object &&
                aggregationRule.clusterRoleSelectors.some((selector: Raw) =>
                  selects(selector, role.metadata.labels ?? {}),
                ),
            )
            .flatMap(role => (role as Raw).rules ?? []),
        }
      : object;
  });
}

/**
 * Objects as a cluster has them some time after they were installed: in the
 * default namespace where they name none, in the API versions that followed those
 * that it no longer serves, with the rules that aggregated roles collect. What
 * controllers would make or write is not there.
 */
export function asInstalled(
  objects: readonly KubernetesObject[],
): KubernetesObject[] {
  return withAggregatedRules([
    ...OWN_ROLES,
    ...objects.map(upgraded).map(withAccount).map(withNamespace),
  ]);
}
