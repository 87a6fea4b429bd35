import {
  conditionOf,
  Database,
  DatabaseRequest,
} from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';

/** Where a Database stands, by what its controller says of it. */
export interface Standing {
  /** Of the spec as it is now. */
  state: 'unseen' | 'provisioning' | 'ready' | 'stalled';
  /** What is waited for, or what only a person can mend. */
  message?: string;
  connection?: DatabaseRequest['connection'];
  /** Whether the server answered; where it will not be asked, why. */
  verification: 'verified' | 'pending' | { never: string };
}

/** Reasons of ConnectionVerified after which nobody will ask the server again. */
const NEVER_ASKED: Record<string, string> = {
  Simulated: 'Not verified: simulated. Its pods run nothing.',
  NotReachable:
    'Not verified: the Database controller cannot reach Services of this cluster.',
};

/**
 * Reads the status of a Database.
 *
 * @param generation - the status has to speak of this one at least; left out, of
 * the newest
 */
export function readStanding(
  live: ClusterObject,
  generation?: number,
): Standing {
  const database = live as unknown as Database;
  const { status, metadata } = database;
  const wanted = generation ?? metadata.generation ?? 0;
  if (
    !status?.conditions?.length ||
    (status.observedGeneration ?? 0) < wanted
  ) {
    return {
      state: 'unseen',
      message: 'The Database controller has not looked at it yet.',
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
      message: stalled.message,
      connection,
      verification,
    };
  }
  return ready?.status === 'True' && reconciling?.status !== 'True'
    ? { state: 'ready', connection, verification }
    : {
        state: 'provisioning',
        message: ready?.message || reconciling?.message,
        connection,
        verification,
      };
}

/** Names only; a field that a later controller adds is left out. */
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

function readVerification(database: Database): Standing['verification'] {
  const condition = conditionOf(database, 'ConnectionVerified');
  if (condition?.status === 'True') {
    return 'verified';
  }
  const never = condition && NEVER_ASKED[condition.reason];
  return never ? { never } : 'pending';
}
