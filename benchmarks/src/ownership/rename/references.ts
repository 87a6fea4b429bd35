import { KubernetesObject } from 'control-plane';
import { labels, metadata, Raw, renamed, WORKLOADS } from './names';

/** Renames the repository of an image, and keeps its tag and digest. */
function image(reference: unknown): unknown {
  const [, repository, build = ''] =
    /^(.+?)((?::[^/@]+)?(?:@.+)?)$/.exec(String(reference)) ?? [];
  return repository && `registry.corp/${renamed('image', repository)}${build}`;
}

function containers(list: Raw[] | undefined): Raw[] | undefined {
  return list?.map(container => ({
    ...container,
    name: renamed('container', container.name),
    image: container.image && image(container.image),
  }));
}

function podSpec(spec: Raw): Raw {
  const account = spec.serviceAccountName ?? spec.serviceAccount;
  return {
    ...spec,
    containers: containers(spec.containers),
    initContainers: containers(spec.initContainers),
    ...(account && { serviceAccountName: renamed('account', account) }),
  };
}

function template(raw: Raw): Raw {
  return { ...raw, metadata: metadata(raw), spec: podSpec(raw.spec ?? {}) };
}

function clientConfig(config: Raw | undefined): Raw | undefined {
  return (
    config?.service && {
      ...config,
      service: {
        ...config.service,
        namespace: renamed('namespace', config.service.namespace),
        name: renamed('service', config.service.name),
      },
    }
  );
}

function subject({ kind, namespace, name, ...rest }: Raw): Raw {
  const [, of, account] =
    /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name) ?? [];
  return {
    ...rest,
    kind,
    ...(namespace && { namespace: renamed('namespace', namespace) }),
    name: account
      ? `system:serviceaccount:${renamed('namespace', of)}:${renamed(
          'account',
          account,
        )}`
      : renamed(kind === 'ServiceAccount' ? 'account' : 'object', name),
  };
}

/** Renames the parts of a workload outside its metadata. */
function workloadSpec({ kind, spec = {} }: Raw): Raw {
  if (kind === 'Pod') {
    return podSpec(spec);
  }
  return kind === 'CronJob'
    ? {
        ...spec,
        jobTemplate: {
          ...spec.jobTemplate,
          spec: {
            ...spec.jobTemplate?.spec,
            template: template(spec.jobTemplate?.spec?.template ?? {}),
          },
        },
      }
    : {
        ...spec,
        ...(spec.selector && {
          selector: {
            ...spec.selector,
            matchLabels: labels(spec.selector.matchLabels),
          },
        }),
        template: template(spec.template ?? {}),
      };
}

function install(strategy: Raw | undefined): Raw | undefined {
  return (
    strategy && {
      ...strategy,
      spec: {
        ...strategy.spec,
        deployments: strategy.spec?.deployments?.map((each: Raw) => ({
          ...each,
          name: renamed('workload', each.name),
          spec: workloadSpec({ kind: 'Deployment', spec: each.spec }),
        })),
      },
    }
  );
}

/** Renames an object's references to others, and its own parts. */
export function references(object: KubernetesObject): Raw {
  const { kind, spec = {} } = object;
  if (WORKLOADS.has(kind)) {
    return { spec: workloadSpec(object) };
  }
  switch (kind) {
    case 'ClusterRoleBinding':
    case 'RoleBinding':
      return {
        roleRef: {
          ...object.roleRef,
          name: renamed('role', object.roleRef?.name),
        },
        subjects: object.subjects?.map(subject),
      };
    case 'Service':
      return { spec: { ...spec, selector: labels(spec.selector) } };
    case 'MutatingWebhookConfiguration':
    case 'ValidatingWebhookConfiguration':
      return {
        webhooks: object.webhooks?.map((webhook: Raw) => ({
          ...webhook,
          clientConfig: clientConfig(webhook.clientConfig),
        })),
      };
    case 'CustomResourceDefinition':
      return {
        spec:
          (spec.conversion?.webhook && {
            ...spec,
            conversion: {
              ...spec.conversion,
              webhook: {
                ...spec.conversion.webhook,
                clientConfig: clientConfig(
                  spec.conversion.webhook.clientConfig,
                ),
              },
            },
          }) ||
          spec,
      };
    case 'ClusterServiceVersion':
      return { spec: { ...spec, install: install(spec.install) } };
    case 'APIService':
      return { spec: { ...spec, ...clientConfig(spec) } };
    default:
      return {};
  }
}
