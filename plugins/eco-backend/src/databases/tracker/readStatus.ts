import {
  conditionOf,
  Database,
  DatabaseRequest,
} from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import { boundedText } from '@backstage-eco/plugin-eco-recognition';

/** Status of a Database as its controller reports it. */
export interface LiveStatus {
  /** State of the current spec. */
  state: 'unseen' | 'provisioning' | 'ready' | 'stalled';
  /** What it waits for, or what a person must fix. */
  message?: string;
  connection?: DatabaseRequest['connection'];
  /** Whether the server answered; `never` says why it is not checked. */
  verification: 'verified' | 'pending' | { never: string };
}

/**
 * Reasons of ConnectionVerified after which the controller does not check
 * again.
 */
const NEVER_ASKED: Record<string, string> = {
  Simulated: 'Not verified: simulated. Its pods run nothing.',
  NotReachable:
    'Not verified: the Database controller cannot reach Services of this cluster.',
};

/**
 * Reads the status of a Database.
 *
 * @param generation - oldest acceptable generation of the status; defaults to
 * the current one
 */
export function readStatus(
  live: ClusterObject,
  generation?: number,
): LiveStatus {
  const database = live as unknown as Database;
  const { status, metadata } = database;
  const wanted = generation ?? metadata.generation ?? 0;
  if (
    !status?.conditions?.length ||
    (status.observedGeneration ?? 0) < wanted
  ) {
    return {
      state: 'unseen',
      message: 'The Database controller has not processed it yet.',
      verification: 'pending',
    };
  }
  const [ready, reconciling, stalled] = (
    ['Ready', 'Reconciling', 'Stalled'] as const
  ).map(type => conditionOf(database, type));
  const connection = toConnection(database);
  const verification = readVerification(database);
  if (stalled?.status === 'True') {
    return {
      state: 'stalled',
      message: boundedText(stalled.message),
      connection,
      verification,
    };
  }
  return ready?.status === 'True' && reconciling?.status !== 'True'
    ? { state: 'ready', connection, verification }
    : {
        state: 'provisioning',
        message: boundedText(ready?.message || reconciling?.message),
        connection,
        verification,
      };
}

/**
 * Copies known fields only, so that fields of a later controller are not
 * exposed.
 */
export function toConnection({
  status,
}: Pick<Database, 'status'>): DatabaseRequest['connection'] {
  const connection = status?.connection;
  if (!connection?.host || !connection.port) {
    return undefined;
  }
  const { host, port, database, user, secretRef } = connection;
  return {
    host,
    port,
    database,
    user,
    secretRef: secretRef && {
      name: secretRef.name,
      keys: secretRef.keys && {
        user: secretRef.keys.user,
        password: secretRef.keys.password,
      },
    },
  };
}

function readVerification(database: Database): LiveStatus['verification'] {
  const condition = conditionOf(database, 'ConnectionVerified');
  if (condition?.status === 'True') {
    return 'verified';
  }
  const never = condition && NEVER_ASKED[condition.reason];
  return never ? { never } : 'pending';
}
