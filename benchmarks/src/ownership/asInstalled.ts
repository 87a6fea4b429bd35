import { KubernetesObject } from 'control-plane';
import { isClusterScoped } from '../detection/objects';

const RBAC = 'rbac.authorization.k8s.io';

/** API versions that Kubernetes no longer serves, with their successors. */
const SUCCESSORS: Record<string, string> = {
  'apiextensions.k8s.io/v1beta1': 'apiextensions.k8s.io/v1',
  'admissionregistration.k8s.io/v1beta1': 'admissionregistration.k8s.io/v1',
  [`${RBAC}/v1beta1`]: `${RBAC}/v1`,
  [`${RBAC}/v1alpha1`]: `${RBAC}/v1`,
  'apps/v1beta1': 'apps/v1',
  'apps/v1beta2': 'apps/v1',
};

type Raw = Record<string, any>;

/**
 * Converts an object to a served version. In v1beta1 CRDs, only the fields that
 * hold for all versions are in another place.
 */
function upgraded(object: KubernetesObject): KubernetesObject {
  const apiVersion = SUCCESSORS[object.apiVersion];
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

/** Sets the newer of the two service account fields, as Kubernetes does. */
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

/**
 * User-facing roles of every cluster. All but `cluster-admin` aggregate others.
 */
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

/** Fills in the rules of aggregated roles, as Kubernetes does. */
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
 * Turns objects into what a cluster contains some time after their install.
 * Adds the default namespace, converts to API versions that are still served,
 * and fills in aggregated rules. Nothing that controllers create or write is
 * added.
 */
export function asInstalled(
  objects: readonly KubernetesObject[],
): KubernetesObject[] {
  return withAggregatedRules([
    ...OWN_ROLES,
    ...objects.map(upgraded).map(withAccount).map(withNamespace),
  ]);
}
