import { KubernetesClient, KubernetesObject } from 'control-plane';
import { setTimeout } from 'node:timers/promises';
import { CHILD_LABEL, keyOf, listDatabases } from './databases';

const SECOND = 1000;
const COLLECTED_WITHIN_SECONDS = 60;
/** On every child that the controller makes. */
const NAME_ANNOTATION = 'example.com/database-name';
/** What an engine makes first of all, one for each Database. */
const MAIN_KINDS = [
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster' },
  { apiVersion: 'k8s.mariadb.com/v1alpha1', kind: 'MariaDB' },
];
/** What goes with a Database in any case. */
const GOING_KINDS = [
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'v1', kind: 'Pod' },
];
/** What goes with it under Delete only. */
const KEPT_KINDS = [
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  { apiVersion: 'v1', kind: 'Secret' },
];

/** Names of what is wrong once all has settled. */
export interface Wrong {
  orphans: string[];
  duplicates: string[];
  /** Databases without what runs them. */
  bare: string[];
}

/**
 * What is wrong now that Databases are made and deleted no more. The garbage
 * collector follows the last deletion: what it still takes is no orphan.
 *
 * @param deleted - Databases as they were at their deletion
 */
export async function findWrong(
  client: KubernetesClient,
  deleted: KubernetesObject[],
): Promise<Wrong> {
  const end = Date.now() + COLLECTED_WITHIN_SECONDS * SECOND;
  for (;;) {
    const wrong = await lookForWrong(client, deleted);
    if (wrong.orphans.length === 0 || Date.now() > end) {
      return wrong;
    }
    await setTimeout(2 * SECOND);
  }
}

async function lookForWrong(
  client: KubernetesClient,
  deleted: KubernetesObject[],
): Promise<Wrong> {
  const living = new Set((await listDatabases(client)).map(keyOf));
  const keeping = new Set(
    deleted.filter(({ spec }) => spec.deletionPolicy !== 'Delete').map(keyOf),
  );
  const main = (await listAll(client, MAIN_KINDS)).filter(isMadeByController);
  const orphans = [
    ...[...main, ...(await listAll(client, GOING_KINDS))].filter(
      one => !living.has(familyOf(one)),
    ),
    ...(await listAll(client, KEPT_KINDS)).filter(
      one => !living.has(familyOf(one)) && !keeping.has(familyOf(one)),
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

/** Objects of these kinds that carry the label of a Database's family. */
async function listAll(
  client: KubernetesClient,
  kinds: { apiVersion: string; kind: string }[],
): Promise<KubernetesObject[]> {
  const lists = await Promise.all(
    kinds.map(kind => client.list({ ...kind, labelSelector: CHILD_LABEL })),
  );
  return lists.flat();
}

/** Operators hand the label on to what they make, and no annotation. */
function isMadeByController({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.[NAME_ANNOTATION] !== undefined;
}

function familyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${metadata.labels?.[CHILD_LABEL]}`;
}
