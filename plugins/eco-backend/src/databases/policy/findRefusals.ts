import {
  DatabaseSpec,
  DEFAULT_STORAGE,
  FieldMessage,
} from '@backstage-eco/plugin-eco-common';
import { Allowance } from './readDatabaseConfig';
import { toBytes } from './toBytes';

/** A database that somebody wants, with a spec that {@link readSpecInput} took. */
export interface WantedDatabase {
  cluster: string;
  namespace: string;
  spec: DatabaseSpec;
}

/** One thing that an allowance may limit. */
interface Limit {
  field: string;
  allows(allowance: Allowance, wanted: WantedDatabase): boolean;
  /** What is wrong, and what may be chosen. */
  explain(allowances: Allowance[], wanted: WantedDatabase): string;
}

/** In the order in which a person chooses. */
const LIMITS: Limit[] = [
  {
    field: 'cluster',
    allows: ({ clusters }, { cluster }) => matchesAny(clusters, cluster),
    explain: (_, { cluster }) =>
      `The portal's configuration allows no databases in cluster ${cluster}. Choose another cluster.`,
  },
  {
    field: 'namespace',
    allows: (allowance, { namespace }) =>
      isNamespaceAllowed(allowance, namespace),
    explain: (_, { cluster, namespace }) =>
      `The portal's configuration allows no databases in namespace ${namespace} of ${cluster}. Choose another namespace.`,
  },
  {
    field: 'spec.engine',
    allows: ({ engines }, { spec }) => engines?.includes(spec.engine) ?? true,
    explain: allowances =>
      `It is not allowed here. Choose ${choices(
        allowances,
        each => each.engines,
      )}.`,
  },
  {
    field: 'spec.version',
    allows: (allowance, { spec }) =>
      isVersionAllowed(allowance, spec.engine, spec.version),
    explain: (allowances, { spec }) =>
      `${spec.version} is not allowed here. Choose ${choices(
        allowances,
        each => each.versions?.[spec.engine],
      )}.`,
  },
  {
    field: 'spec.sizeClass',
    allows: ({ sizes }, { spec }) =>
      !sizes || (!!spec.sizeClass && sizes.includes(spec.sizeClass)),
    explain: allowances => `Choose ${choices(allowances, each => each.sizes)}.`,
  },
  {
    field: 'spec.storage',
    allows: ({ storage }, { spec }) => isBetween(storage, spec),
    explain: allowances =>
      `Each server may have ${allowances
        .map(({ storage }) => describeBounds(storage))
        .join(', or ')}.`,
  },
  {
    field: 'spec.replicas',
    allows: ({ maxReplicas }, { spec }) =>
      replicasOf(spec) <= (maxReplicas ?? Infinity),
    explain: allowances =>
      `At most ${Math.max(
        ...allowances.map(({ maxReplicas }) => maxReplicas ?? 0),
      )} are allowed here.`,
  },
];

/**
 * What of a database the portal's configuration does not allow: the first choice
 * that leaves no allowance.
 */
export function findRefusals(
  allowed: Allowance[],
  wanted: WantedDatabase,
): FieldMessage[] {
  if (allowed.length === 0) {
    return [
      {
        message:
          'Databases are not offered by this portal: its configuration has no eco.databases.allowed. Ask your platform team.',
      },
    ];
  }
  let left = allowed;
  for (const limit of LIMITS) {
    const allowing = left.filter(each => limit.allows(each, wanted));
    if (allowing.length === 0) {
      return [{ field: limit.field, message: limit.explain(left, wanted) }];
    }
    left = allowing;
  }
  return [];
}

/** The allowances that can hold for some database of a cluster. */
export function allowancesOfCluster(
  allowed: Allowance[],
  cluster: string,
): Allowance[] {
  return allowed.filter(({ clusters }) => matchesAny(clusters, cluster));
}

/** Whether an allowance can hold for some database of a namespace. */
export function isNamespaceAllowed(
  { namespaces }: Allowance,
  namespace: string,
): boolean {
  return namespaces
    ? matchesAny(namespaces, namespace)
    : !namespace.startsWith('kube-');
}

/** Whether some database may be in a namespace of a cluster. */
export function isPlaceAllowed(
  allowed: Allowance[],
  place: { cluster: string; namespace: string },
): boolean {
  return allowancesOfCluster(allowed, place.cluster).some(each =>
    isNamespaceAllowed(each, place.namespace),
  );
}

/** Whether an allowance can hold for some database of a version. */
export function isVersionAllowed(
  { versions }: Allowance,
  engine: DatabaseSpec['engine'],
  version: string,
): boolean {
  return (
    versions?.[engine]?.some(
      each => version === each || version.startsWith(`${each}.`),
    ) ?? true
  );
}

/** The most servers that a spec asks for: who scales it back needs nobody's leave. */
export function replicasOf({ scaledReplicas, replicas }: DatabaseSpec): number {
  return Math.max(scaledReplicas ?? 1, replicas ?? 1);
}

/** Whether a text fits a pattern; without patterns any does. `*` is any text. */
export function matchesAny(
  patterns: string[] | undefined,
  text: string,
): boolean {
  return (
    patterns?.some(pattern => {
      const escaped = pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&');
      return new RegExp(`^${escaped.replaceAll('*', '.*')}$`, 's').test(text);
    }) ?? true
  );
}

function isBetween(
  { min, max }: NonNullable<Allowance['storage']> = {},
  { storage = DEFAULT_STORAGE }: DatabaseSpec,
): boolean {
  const size = toBytes(storage) ?? 0;
  return (
    size >= (min ? toBytes(min)! : 0) &&
    size <= (max ? toBytes(max)! : Infinity)
  );
}

function describeBounds({ min, max }: NonNullable<Allowance['storage']> = {}) {
  return [min && `${min} or more`, max && `at most ${max}`]
    .filter(Boolean)
    .join(' and ');
}

function choices(
  allowances: Allowance[],
  take: (allowance: Allowance) => string[] | undefined,
): string {
  return [...new Set(allowances.flatMap(each => take(each) ?? []))].join(
    ' or ',
  );
}
