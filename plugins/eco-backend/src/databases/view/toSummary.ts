import { DatabaseSummary } from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import type { DatabaseRecord, StoredRequest } from '../../store';
import { readStanding } from '../tracker/readStanding';
import { KnownInCluster } from './mergeDatabases';
import { toLiveObject } from './toLiveObject';

/** What is known of a database. */
interface KnownDatabase {
  record?: DatabaseRecord;
  /** The newest request. */
  request?: StoredRequest;
  live?: ClusterObject;
  /** Why it is not known whether it is there. */
  unread?: string;
}

type Standing = Pick<DatabaseSummary, 'state' | 'message'>;

/** Where a database stands, in a word and in words. */
export function toState(known: KnownDatabase): Standing {
  const { record, request, live, unread } = known;
  if (live) {
    return toLiveState(live);
  }
  if (unread) {
    return {
      state: 'unknown',
      message: `The cluster could not be asked: ${unread}`,
    };
  }
  return record?.uid
    ? { state: 'missing', message: 'It is not in the cluster any more.' }
    : {
        state: 'requested',
        message: request?.progress.waitingFor,
      };
}

/** Where a database in a list stands: as its list says, or as its request has seen. */
export function toListedState(known: KnownInCluster): Standing {
  const { record, request, facts, isListNewer } = known;
  if (record && (!isListNewer || request?.isOpen)) {
    return toFollowedState({ record, request });
  }
  return facts
    ? toState({ live: toLiveObject(facts) })
    : toState({ record, request });
}

/** Where a database stood when its newest request was last looked at. */
function toFollowedState({ record, request }: KnownDatabase): Standing {
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

function toLiveState(live: ClusterObject): Standing {
  if (live.metadata.deletionTimestamp) {
    return { state: 'deleting', message: readStanding(live).message };
  }
  const { state, message } = readStanding(live);
  return state === 'unseen'
    ? { state: 'provisioning', message }
    : { state, message };
}
