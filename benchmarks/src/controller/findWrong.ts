import { KubernetesClient, KubernetesObject } from 'control-plane';
import { setTimeout } from 'node:timers/promises';
import { CHILD_LABEL, keyOf, listDatabases } from './databases';

const SECOND = 1000;
const COLLECTED_WITHIN_SECONDS = 60;
/** Annotation on every child that the controller creates. */
const NAME_ANNOTATION = 'example.com/database-name';
/** Primary object of each engine: one per Database. */
const MAIN_KINDS = [
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster' },
  { apiVersion: 'k8s.mariadb.com/v1alpha1', kind: 'MariaDB' },
];
/** Kinds that are deleted with a Database under either deletion policy. */
const DELETED_KINDS = [
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'v1', kind: 'Pod' },
];
/** Kinds that are deleted with a Database under `Delete` only. */
const KEPT_KINDS = [
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  { apiVersion: 'v1', kind: 'Secret' },
];

/** Names of what is wrong once the cluster has settled. */
export interface Wrong {
  orphans: string[];
  duplicates: string[];
  /** Databases without their primary object. */
  bare: string[];
}

/**
 * Finds orphans, duplicates and bare Databases once no more are created or
 * deleted. Waits for the garbage collector before it reports orphans.
 *
 * @param deleted - Databases as they were when they were deleted
 */
export async function findWrong(
  client: KubernetesClient,
  deleted: KubernetesObject[],
): Promise<Wrong> {
  const end = Date.now() + COLLECTED_WITHIN_SECONDS * SECOND;
  for (;;) {
    const wrong = await findWrongNow(client, deleted);
    if (wrong.orphans.length === 0 || Date.now() > end) {
      return wrong;
    }
    await setTimeout(2 * SECOND);
  }
}

async function findWrongNow(
  client: KubernetesClient,
  deleted: KubernetesObject[],
): Promise<Wrong> {
  const living = new Set((await listDatabases(client)).map(keyOf));
  const retaining = new Set(
    deleted.filter(({ spec }) => spec.deletionPolicy !== 'Delete').map(keyOf),
  );
  const main = (await listAll(client, MAIN_KINDS)).filter(isMadeByController);
  const orphans = [
    ...[...main, ...(await listAll(client, DELETED_KINDS))].filter(
      one => !living.has(familyOf(one)),
    ),
    ...(await listAll(client, KEPT_KINDS)).filter(
      one => !living.has(familyOf(one)) && !retaining.has(familyOf(one)),
    ),
  ];
  const families = main.map(familyOf);
  const duplicates = families.filter((key, i) => families.indexOf(key) !== i);
  return {
    orphans: orphans.map(one => `${one.kind} ${keyOf(one)}`),
    duplicates: [...new Set(duplicates)],
    bare: [...living].filter(key => !families.includes(key)),
  };
}

/** Lists the objects of these kinds that have a Database's label. */
async function listAll(
  client: KubernetesClient,
  kinds: { apiVersion: string; kind: string }[],
): Promise<KubernetesObject[]> {
  const lists = await Promise.all(
    kinds.map(kind => client.list({ ...kind, labelSelector: CHILD_LABEL })),
  );
  return lists.flat();
}

/** Operators copy the label to what they create, but not the annotation. */
function isMadeByController({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.[NAME_ANNOTATION] !== undefined;
}

function familyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${metadata.labels?.[CHILD_LABEL]}`;
}
