import {
  DATABASE_LABELS,
  DatabaseEnvironment,
  DatabaseReference,
  isPlainDatabaseName,
} from '@backstage-eco/plugin-eco-common';
import {
  ObjectFacts,
  PersistentVolumeClaimFacts,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { listFacts } from '../../store';
import { ForeignObject } from '../review/findNameTaken';
import { loadEnvironments } from './loadEnvironments';
import { scopeOperators } from './scopeOperators';

/** State of a cluster that one database depends on. */
export interface KnownEnvironment extends DatabaseEnvironment {
  /**
   * StatefulSets, Services and claims in its namespace that do not belong to
   * it.
   */
  foreignObjects: ForeignObject[];
  /** When the cluster was last read, ISO 8601. */
  readAt?: string;
}

/**
 * Loads the state of a cluster that one database depends on, as last read.
 *
 * @returns undefined if Eco does not know the cluster
 */
export async function loadEnvironment(options: {
  knex: Knex;
  reference: DatabaseReference;
}): Promise<KnownEnvironment | undefined> {
  const { knex, reference } = options;
  const { cluster, namespace, name } = reference;
  const [environment] = await loadEnvironments({ knex, names: [cluster] });
  if (!environment) {
    return undefined;
  }
  const operators = await scopeOperators({
    knex,
    cluster,
    namespace,
    operators: environment.operators,
  });
  const isUnread = (kind: string) =>
    environment.cluster.unread.some(each => each.kind === kind);
  const inNamespace = async <T extends ObjectFacts>(kind: string) =>
    (await listFacts<T>({ knex, clusters: [cluster], kind, namespace })).map(
      ({ facts }) => facts,
    );
  const claims = await inNamespace<PersistentVolumeClaimFacts>(
    'persistentVolumeClaims',
  );
  const others = (kind: string, facts: ObjectFacts[]): ForeignObject[] =>
    facts
      .filter(each => isPlainDatabaseName(name) && !isOf(each, name))
      .map(each => ({ kind, name: each.name, labels: each.labels }));
  const classes = await listFacts<StorageClassFacts>({
    knex,
    clusters: [cluster],
    kind: 'storageClasses',
  });
  return {
    operators,
    readAt: environment.cluster.readAt,
    claims: claims.filter(facts => isOf(facts, name)).map(toClaim),
    foreignObjects: [
      ...others('StatefulSet', await inNamespace('statefulSets')),
      ...others('Service', await inNamespace('services')),
      ...others('PersistentVolumeClaim', claims),
    ],
    storageClasses:
      isUnread('storageClasses') || !environment.cluster.readAt
        ? undefined
        : classes.map(({ facts }) => ({
            name: facts.name,
            // If unknown, the controller decides later.
            canGrow: facts.allowsExpansion ?? true,
          })),
  };
}

/**
 * Names that are too long for children are hashed, and the hash is not known
 * here.
 */
function isOf({ labels }: ObjectFacts, name: string): boolean {
  return isPlainDatabaseName(name) && labels[DATABASE_LABELS.name] === name;
}

function toClaim(facts: PersistentVolumeClaimFacts) {
  const { name, labels, requested, storageClass } = facts;
  return {
    name,
    type: labels[DATABASE_LABELS.type],
    engine: labels[DATABASE_LABELS.provider],
    storage: requested,
    storageClass,
  };
}
