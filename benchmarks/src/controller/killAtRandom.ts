import {
  KubernetesClient,
  KubernetesError,
  KubernetesObject,
} from 'demo-cluster';
import { setTimeout } from 'node:timers/promises';
import {
  CHILD_LABEL,
  createDatabases,
  DATABASE,
  listDatabases,
  readySince,
} from './databases';
import { OperatorProcess } from './OperatorProcess';

const SECOND = 1000;
const SETTLE_WITHIN_SECONDS = 300;
const COLLECTED_WITHIN_SECONDS = 60;
const MADE_PER_KILL = 4;
const DELETED_PER_KILL = 2;
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
const LEASE = {
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  namespace: 'database-operator',
  name: 'database-operator',
};

/** What kills left behind. */
export interface KillFigures {
  /** Objects of Databases that are gone, and not such as are to be kept. */
  orphans: number;
  /** Databases with more than one of what runs them. */
  duplicates: number;
  /** Databases that are away, not Ready, without what runs them, or do not go. */
  lost: number;
}

/** Names of what is wrong once all has settled. */
interface Wrong {
  orphans: string[];
  duplicates: string[];
  /** Databases without what runs them. */
  bare: string[];
}

/**
 * Kills one of the controller's processes at random moments, while Databases are
 * made and deleted; lets it settle, and counts what is wrong.
 */
export async function killAtRandom(input: {
  client: KubernetesClient;
  operators: OperatorProcess[];
  /** Databases that are there already. */
  databases: KubernetesObject[];
  kills: number;
  say: (text: string) => void;
}): Promise<KillFigures> {
  const { client, operators, databases, kills, say } = input;
  const living: KubernetesObject[] = [];
  const deleted: KubernetesObject[] = [];
  for (let i = 0; i < kills; i++) {
    living.push(
      ...(await createDatabases(client, {
        count: MADE_PER_KILL,
        prefix: `kill-${i}`,
        deletionPolicy: 'Delete',
      })),
    );
    for (const going of living.splice(0, DELETED_PER_KILL)) {
      await remove(client, { ...DATABASE, ...nameOf(going) });
      deleted.push(going);
    }
    await setTimeout(Math.random() * 3 * SECOND);
    const victim = operators[Math.floor(Math.random() * operators.length)];
    await victim.kill();
    await endLeaseOf(victim, client);
    victim.start();
  }
  const expected = [...databases, ...living];
  const unsettled = await settle(client, expected, deleted);
  const { orphans, duplicates, bare } = await findWrong(client, deleted);
  const lost = [...new Set([...unsettled, ...bare])];
  const some = (names: string[]) => names.slice(0, 10).join(', ') || 'none';
  say(`orphans: ${some(orphans)}`);
  say(`duplicates: ${some(duplicates)}`);
  say(`lost: ${some(lost)}`);
  return {
    orphans: orphans.length,
    duplicates: duplicates.length,
    lost: lost.length,
  };
}

/** Otherwise most kills would meet one that waits for the lease of the dead. */
async function endLeaseOf(
  victim: OperatorProcess,
  client: KubernetesClient,
): Promise<void> {
  const [lease] = (await client.list(LEASE)).filter(
    ({ metadata }) => metadata.name === LEASE.name,
  );
  if (lease && victim.hasLedAs(lease.spec.holderIdentity)) {
    await remove(client, LEASE);
  }
}

function nameOf({ metadata }: KubernetesObject) {
  return { name: metadata.name, namespace: metadata.namespace };
}

async function remove(
  client: KubernetesClient,
  reference: Parameters<KubernetesClient['delete']>[0],
): Promise<void> {
  try {
    await client.delete(reference);
  } catch (error) {
    if (!(error instanceof KubernetesError && error.status === 404)) {
      throw error;
    }
  }
}

/** Waits until all that live are Ready and all that were deleted are gone; names the others. */
async function settle(
  client: KubernetesClient,
  expected: KubernetesObject[],
  deleted: KubernetesObject[],
): Promise<string[]> {
  const gone = new Set(deleted.map(({ metadata }) => metadata.uid));
  const end = Date.now() + SETTLE_WITHIN_SECONDS * SECOND;
  for (;;) {
    const all = await listDatabases(client);
    const uids = new Set(all.map(({ metadata }) => metadata.uid));
    const waiting = [
      ...all.filter(one => gone.has(one.metadata.uid) || !readySince(one)),
      ...expected.filter(({ metadata }) => !uids.has(metadata.uid)),
    ];
    if (waiting.length === 0 || Date.now() > end) {
      return waiting.map(keyOf);
    }
    await setTimeout(2 * SECOND);
  }
}

/** The garbage collector follows the last deletion: what it still takes is no orphan. */
async function findWrong(
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
  const main = (await listAll(client, MAIN_KINDS)).filter(isOwnedByDatabase);
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

function isOwnedByDatabase({ metadata }: KubernetesObject): boolean {
  const owners = (metadata.ownerReferences ?? []) as { kind: string }[];
  return owners.some(({ kind }) => kind === DATABASE.kind);
}

function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function familyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${metadata.labels?.[CHILD_LABEL]}`;
}
