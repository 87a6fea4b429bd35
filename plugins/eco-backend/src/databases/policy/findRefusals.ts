import {
  DatabaseSpec,
  DEFAULT_STORAGE,
  FieldMessage,
} from '@backstage-eco/plugin-eco-common';
import { Allowance } from './readDatabaseConfig';
import { toBytes } from './toBytes';

/** A requested database whose spec {@link readSpecInput} accepted. */
export interface WantedDatabase {
  cluster: string;
  namespace: string;
  spec: DatabaseSpec;
}

/** A property that allowances can limit. */
interface Limit {
  field: string;
  allows(allowance: Allowance, wanted: WantedDatabase): boolean;
  /** Explains what is wrong, and which values are allowed. */
  explain(allowances: Allowance[], wanted: WantedDatabase): string;
}

/** In the order in which people choose. */
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
 * Returns why the portal's configuration does not allow a database: the first
 * property after which no allowance is left.
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

/** Returns the allowances for a cluster. */
export function allowancesOfCluster(
  allowed: Allowance[],
  cluster: string,
): Allowance[] {
  return allowed.filter(({ clusters }) => matchesAny(clusters, cluster));
}

/** Whether an allowance applies to a namespace. */
export function isNamespaceAllowed(
  { namespaces }: Allowance,
  namespace: string,
): boolean {
  return namespaces
    ? matchesAny(namespaces, namespace)
    : !namespace.startsWith('kube-');
}

/** Whether any database is allowed in a namespace of a cluster. */
export function isPlaceAllowed(
  allowed: Allowance[],
  place: { cluster: string; namespace: string },
): boolean {
  return allowancesOfCluster(allowed, place.cluster).some(each =>
    isNamespaceAllowed(each, place.namespace),
  );
}

/** Whether an allowance includes a version. */
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

/**
 * Returns the maximum number of servers of a spec, because scaling back up
 * needs no approval.
 */
export function replicasOf({ scaledReplicas, replicas }: DatabaseSpec): number {
  return Math.max(scaledReplicas ?? 1, replicas ?? 1);
}

/**
 * Whether a text matches any of the patterns, with `*` for any text. Without
 * patterns, all match.
 */
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
