import { createHash } from 'node:crypto';

/** A part of an object. */
export type Raw = Record<string, any>;

/** What two names must have in common to be given the same new one. */
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

/** Their names are given by an API, or stand for something outside. */
const KINDS_THAT_STAY = new Set([
  'APIService',
  'CSIDriver',
  'ClusterServiceVersion',
  'CustomResourceDefinition',
  'Node',
]);

/** The kinds of objects that run containers. */
export const WORKLOADS = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
]);

/** Annotations that say what an object was delivered with. */
const DELIVERIES: Record<string, NameClass> = {
  'meta.helm.sh/release-name': 'release',
  'meta.helm.sh/release-namespace': 'namespace',
};
const TRACKING = 'argocd.argoproj.io/tracking-id';
const FLUX = /^(?:kustomize|helm)\.toolkit\.fluxcd\.io\/(name|namespace)$/;

/** Another name, which says nothing, the same for the same text. */
function otherName(of: NameClass, text: string): string {
  const hash = createHash('sha256').update(`${of} ${text}`).digest('hex');
  return `x${hash.slice(0, 11)}`;
}

/** The same, where there is a name. */
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

/** Labels, or a selector of them, with other values. */
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

/** The metadata of an object under other names. */
export function metadata(object: { kind?: string; metadata?: Raw }): Raw {
  const { kind = '', metadata: raw = {} } = object;
  return {
    ...raw,
    ...(raw.name && {
      name: KINDS_THAT_STAY.has(kind)
        ? raw.name
        : renamed(classOf(kind), raw.name),
    }),
    ...(raw.namespace && { namespace: renamed('namespace', raw.namespace) }),
    labels: labels(raw.labels),
    annotations: annotations(raw.annotations),
  };
}
