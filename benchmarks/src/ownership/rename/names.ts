import { createHash } from 'node:crypto';

/** Part of an object. */
export type Raw = Record<string, any>;

/** Namespace of a name: equal names of one class get the same new name. */
type NameClass =
  | 'namespace'
  | 'workload'
  | 'account'
  | 'role'
  | 'service'
  | 'label'
  | 'container'
  | 'image'
  | 'release'
  | 'text'
  | 'object';

/**
 * Kinds whose names come from an API, or refer to something outside the
 * cluster.
 */
const FIXED_KINDS = new Set([
  'APIService',
  'CSIDriver',
  'ClusterServiceVersion',
  'CustomResourceDefinition',
  'Node',
]);

/** Kinds that run containers. */
export const WORKLOADS = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
]);

/** Annotations that tell how an object was delivered. */
const DELIVERIES: Record<string, NameClass> = {
  'meta.helm.sh/release-name': 'release',
  'meta.helm.sh/release-namespace': 'namespace',
};
const TRACKING = 'argocd.argoproj.io/tracking-id';
const FLUX = /^(?:kustomize|helm)\.toolkit\.fluxcd\.io\/(name|namespace)$/;

/** Returns a meaningless name, always the same for the same input. */
function otherName(of: NameClass, text: string): string {
  const hash = createHash('sha256').update(`${of} ${text}`).digest('hex');
  return `x${hash.slice(0, 11)}`;
}

/** Renames a non-empty string; returns other values unchanged. */
export function renamed<T>(of: NameClass, text: T): T {
  return (typeof text === 'string' && text ? otherName(of, text) : text) as T;
}

function mapped(
  map: Raw | undefined,
  change: (text: string, key: string) => string,
): Raw | undefined {
  return (
    map &&
    Object.fromEntries(
      Object.entries(map).map(([key, value]) => [
        key,
        change(String(value), key),
      ]),
    )
  );
}

/** Renames the values of labels, or of a label selector. */
export function labels(map: Raw | undefined): Raw | undefined {
  return mapped(map, (value, key) =>
    renamed(FLUX.exec(key)?.[1] === 'namespace' ? 'namespace' : 'label', value),
  );
}

function annotations(map: Raw | undefined): Raw | undefined {
  return mapped(map, (value, key) => {
    if (key === TRACKING) {
      const [application, ...rest] = value.split(':');
      return [renamed('release', application), ...rest].join(':');
    }
    return renamed(DELIVERIES[key] ?? 'text', value);
  });
}

function classOf(kind: string): NameClass {
  if (WORKLOADS.has(kind)) {
    return 'workload';
  }
  switch (kind) {
    case 'Namespace':
      return 'namespace';
    case 'ServiceAccount':
      return 'account';
    case 'ClusterRole':
    case 'Role':
      return 'role';
    case 'Service':
      return 'service';
    default:
      return 'object';
  }
}

/** Renames the metadata of an object. */
export function metadata(object: { kind?: string; metadata?: Raw }): Raw {
  const { kind = '', metadata: raw = {} } = object;
  return {
    ...raw,
    ...(raw.name && {
      name: FIXED_KINDS.has(kind) ? raw.name : renamed(classOf(kind), raw.name),
    }),
    ...(raw.namespace && { namespace: renamed('namespace', raw.namespace) }),
    labels: labels(raw.labels),
    annotations: annotations(raw.annotations),
  };
}
