import { DatabaseSummary } from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import type { DatabaseRecord, StoredRequest } from '../../store';
import { readStatus } from '../tracker/readStatus';
import { KnownInCluster } from './mergeDatabases';
import { toLiveObject } from './toLiveObject';

/** What Eco knows about a database. */
interface KnownDatabase {
  record?: DatabaseRecord;
  /** Latest request for it. */
  request?: StoredRequest;
  live?: ClusterObject;
  /** Why it is unknown whether it exists. */
  unread?: string;
}

type StateAndMessage = Pick<DatabaseSummary, 'state' | 'message'>;

/** Returns the state of a database, with a message. */
export function toState(known: KnownDatabase): StateAndMessage {
  const { record, request, live, unread } = known;
  if (live) {
    return toLiveState(live);
  }
  if (unread) {
    return {
      state: 'unknown',
      message: `The cluster could not be read: ${unread}`,
    };
  }
  return record?.uid
    ? { state: 'missing', message: 'It is no longer in the cluster.' }
    : {
        state: 'requested',
        message: request?.progress.waitingFor,
      };
}

/**
 * Returns the state of a listed database: from the cluster's list or, if newer,
 * its request.
 */
export function toListedState(known: KnownInCluster): StateAndMessage {
  const { record, request, facts, isListNewer } = known;
  if (record && (!isListNewer || request?.isOpen)) {
    return toFollowedState({ record, request });
  }
  return facts
    ? toState({ live: toLiveObject(facts) })
    : toState({ record, request });
}

/** Returns the state of a database when its latest request was last checked. */
function toFollowedState({ record, request }: KnownDatabase): StateAndMessage {
  const { state, isOpen, isCancelling, operation, progress } = request ?? {};
  if (isOpen && (isCancelling || operation === 'delete')) {
    return { state: 'deleting', message: progress?.waitingFor };
  }
  if (progress?.isStalled) {
    return { state: 'stalled', message: progress.waitingFor };
  }
  if (state === 'ready' || state === 'verified') {
    return { state: 'ready' };
  }
  if (!record?.uid) {
    return { state: 'requested', message: progress?.waitingFor };
  }
  return isOpen
    ? { state: 'provisioning', message: progress?.waitingFor }
    : { state: 'unknown', message: progress?.error?.message };
}

function toLiveState(live: ClusterObject): StateAndMessage {
  if (live.metadata.deletionTimestamp) {
    return { state: 'deleting', message: readStatus(live).message };
  }
  const { state, message } = readStatus(live);
  return state === 'unseen'
    ? { state: 'provisioning', message }
    : { state, message };
}
