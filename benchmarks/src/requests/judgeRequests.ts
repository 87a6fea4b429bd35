import {
  conditionOf,
  Database,
  DatabaseRequest,
} from '@backstage-eco/plugin-eco-common';
import { AuditLog } from '../controller/AuditLog';
import { Shop, WRITER } from '../selfService/startShop';

/** Names of what went wrong, and the measured overheads. */
export interface JudgedRequests {
  acknowledged: string[];
  lost: string[];
  duplicates: string[];
  stuck: string[];
  /** Seconds from Ready in the cluster to ready in the portal. */
  overheads: number[];
}

/**
 * Compares the acknowledged requests with the final state of portal and
 * cluster.
 */
export async function judgeRequests(input: {
  shop: Shop;
  /** Prefix of every database that is judged. */
  prefix: string;
  requests: DatabaseRequest[];
  acknowledged: string[];
  /** Databases that were requested while nothing was killed. */
  calm: string[];
  say: (text: string) => void;
}): Promise<JudgedRequests> {
  const { shop, prefix, requests, acknowledged, calm, say } = input;
  const databases = (await shop.controlPlane.client.list({
    apiVersion: 'example.com/v1',
    kind: 'Database',
  })) as unknown as Database[];
  const uids = new Map(
    databases.map(({ metadata }) => [metadata.name, metadata.uid]),
  );
  const of = (name: string) => requests.filter(each => each.name === name);
  const isStuck = (name: string) => of(name).some(({ isOpen }) => isOpen);
  // A valid request that does not end at its database counts as lost.
  const isDone = (name: string) =>
    of(name).some(
      ({ state, uid }) =>
        (state === 'ready' || state === 'verified') && uid === uids.get(name),
    );
  const judged = {
    acknowledged,
    stuck: acknowledged.filter(isStuck),
    lost: acknowledged.filter(name => !isStuck(name) && !isDone(name)),
    duplicates: (await createdTwice(shop)).filter(name =>
      name.startsWith(prefix),
    ),
    overheads: databases
      .filter(({ metadata }) => calm.includes(metadata.name))
      .flatMap(database => overheadOf(database, of(database.metadata.name))),
  };
  for (const name of [...judged.stuck, ...judged.lost]) {
    say(`${name}: ${JSON.stringify(of(name))}`);
  }
  return judged;
}

/**
 * Returns the names of Databases that were created more than once, including
 * deleted ones.
 */
async function createdTwice({ controlPlane }: Shop): Promise<string[]> {
  const audit = new AuditLog(controlPlane.auditLogFile ?? '', WRITER);
  const made = (await audit.since(new Date(0)))
    .filter(
      ({ verb, requestURI, objectRef, responseStatus }) =>
        verb === 'create' &&
        objectRef?.resource === 'databases' &&
        responseStatus?.code === 201 &&
        !requestURI.includes('dryRun'),
    )
    .map(({ objectRef }) => objectRef?.name ?? '');
  if (made.length === 0 || made.includes('')) {
    throw new Error('the audit log does not have the Databases that were made');
  }
  return [...new Set(made.filter((name, i) => made.indexOf(name) !== i))];
}

/** Up to one second too long: condition timestamps are in whole seconds. */
function overheadOf(
  database: Database,
  [request]: DatabaseRequest[],
): number[] {
  const ready = conditionOf(database, 'Ready');
  const step = request?.steps.find(({ state }) => state === 'ready');
  return ready?.status === 'True' && step
    ? [(Date.parse(step.at) - Date.parse(ready.lastTransitionTime)) / 1000]
    : [];
}
