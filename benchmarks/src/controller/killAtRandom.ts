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
const MADE_PER_KILL = 4;
const DELETED_PER_KILL = 2;
/** What an engine makes first of all, one for each Database. */
const MAIN_KINDS = [
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster' },
  { apiVersion: 'k8s.mariadb.com/v1alpha1', kind: 'MariaDB' },
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
    // The lease is taken away, or most kills would meet one that waits for it.
    await remove(client, LEASE);
    victim.start();
  }
  const expected = [...databases, ...living];
  const unsettled = await settle(client, expected, deleted);
  const { bare, ...wrong } = await countWrong(client, deleted);
  const lost = new Set([...unsettled, ...bare]);
  say(`${kills} kills; lost: ${[...lost].slice(0, 10).join(', ') || 'none'}`);
  return { ...wrong, lost: lost.size };
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

async function countWrong(
  client: KubernetesClient,
  deleted: KubernetesObject[],
): Promise<Omit<KillFigures, 'lost'> & { bare: string[] }> {
  // The garbage collector follows the last deletion.
  await setTimeout(20 * SECOND);
  const living = new Set((await listDatabases(client)).map(keyOf));
  const keeping = new Set(
    deleted.filter(({ spec }) => spec.deletionPolicy !== 'Delete').map(keyOf),
  );
  const labelSelector = CHILD_LABEL;
  const list = (apiVersion: string, kind: string) =>
    client.list({ apiVersion, kind, labelSelector });
  const main = (
    await Promise.all(MAIN_KINDS.map(kind => list(kind.apiVersion, kind.kind)))
  )
    .flat()
    .filter(isOwnedByDatabase);
  const services = await list('v1', 'Service');
  const kept = (
    await Promise.all([
      list('v1', 'PersistentVolumeClaim'),
      list('v1', 'Secret'),
    ])
  ).flat();
  const orphans = [
    ...[...main, ...services].filter(one => !living.has(familyOf(one))),
    ...kept.filter(
      one => !living.has(familyOf(one)) && !keeping.has(familyOf(one)),
    ),
  ];
  const families = main.map(familyOf);
  const duplicates = families.filter((key, i) => families.indexOf(key) !== i);
  return {
    orphans: orphans.length,
    duplicates: new Set(duplicates).size,
    bare: [...living].filter(key => !families.includes(key)),
  };
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
