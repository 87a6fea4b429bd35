import {
  KubernetesClient,
  KubernetesError,
  KubernetesObject,
} from 'control-plane';
import { setTimeout } from 'node:timers/promises';
import {
  createDatabases,
  DATABASE,
  keyOf,
  listDatabases,
  readySince,
} from './databases';
import { findWrong } from './findWrong';
import { OperatorProcess } from './OperatorProcess';

const SECOND = 1000;
const SETTLE_WITHIN_SECONDS = 300;
const MADE_PER_KILL = 4;
const DELETED_PER_KILL = 2;
const LEASE = {
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  namespace: 'database-operator',
  name: 'database-operator',
};

/** What kills left behind. */
export interface KillFigures {
  /** Objects of deleted Databases, except those that the policy retains. */
  orphans: number;
  /** Databases with more than one primary object. */
  duplicates: number;
  /**
   * Databases that are missing, not Ready, without a primary object, or stuck
   * in deletion.
   */
  lost: number;
}

/**
 * Kills one of the controller's processes at random moments while Databases are
 * created and deleted. Then lets the cluster settle and counts what is wrong.
 */
export async function killAtRandom(input: {
  client: KubernetesClient;
  operators: OperatorProcess[];
  /** Databases that already exist. */
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

/**
 * Deletes the victim's Lease. Otherwise most kills would hit a process that is
 * still waiting for the dead leader's Lease to expire.
 */
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

/**
 * Waits until every living Database is Ready and every deleted one is gone.
 * Returns the names of the others.
 */
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
