import { DatabaseSpec } from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import type { RequestChanges, StoredRequest } from '../../store';
import { storageBytesOf } from '../policy/storageBytesOf';
import { TrackerTimeouts } from './TrackerTimeouts';
import {
  continueRequest,
  finish,
  reachedAt,
  waitForController,
} from './progress';
import { LiveStatus, readStatus } from './readStatus';

/**
 * How long a ready server may take to answer before its verification is given
 * up.
 */
const VERIFY_WITHIN_MS = 5 * 60_000;

/**
 * Determines the progress of a request for a new or changed Database. Pure.
 *
 * @param options - `live`: the Database with the request's uid; omitted if it
 * is gone; `now`: ISO 8601
 */
export function followDatabase(options: {
  request: StoredRequest;
  live: ClusterObject | undefined;
  now: string;
  timeouts: TrackerTimeouts;
}): RequestChanges {
  const { request, live, now, timeouts } = options;
  if (!live) {
    return {
      ...finish(request, {
        state: 'failed',
        now,
        error: { message: 'It was deleted in the cluster before it was done.' },
      }),
      record: 'removed',
    };
  }
  if (live.metadata.deletionTimestamp) {
    return continueRequest(request, {
      state: request.state,
      now,
      waitingFor: 'It is being deleted in the cluster.',
    });
  }
  const status = readStatus(live, request.generation);
  const { connection, message } = status;
  switch (status.state) {
    case 'unseen':
      return waitForController(request, {
        state: 'accepted',
        now,
        waitingFor: message ?? '',
        waitingSince: reachedAt(request, 'accepted') ?? request.requestedAt,
        reactionMs: timeouts.controllerMs,
      });
    case 'provisioning':
      return continueRequest(request, {
        state: 'provisioning',
        now,
        waitingFor: message,
        connection,
      });
    case 'stalled':
      return continueRequest(request, {
        state: 'provisioning',
        now,
        waitingFor: message,
        isStalled: true,
        connection,
      });
    default:
      return { ...followReady(request, status, now), ...recordOf(live) };
  }
}

function followReady(
  request: StoredRequest,
  { connection, verification }: LiveStatus,
  now: string,
): RequestChanges {
  const ready = continueRequest(request, { state: 'ready', now, connection });
  const reached = { ...request, ...ready } as StoredRequest;
  if (verification === 'verified') {
    return finish(reached, { state: 'verified', now, connection });
  }
  const notVerified =
    verification === 'pending'
      ? giveUpAsking(reached, now)
      : verification.never;
  return notVerified
    ? finish(reached, { state: 'ready', now, connection, notVerified })
    : continueRequest(request, {
        state: 'ready',
        now,
        connection,
        waitingFor: 'The server is ready. Checking that it answers.',
      });
}

function giveUpAsking(request: StoredRequest, now: string): string | undefined {
  const since = reachedAt(request, 'ready');
  return since && Date.parse(now) - Date.parse(since) > VERIFY_WITHIN_MS
    ? 'Not verified: the server has not answered the Database controller.'
    : undefined;
}

/** Returns its current usage of the quota. */
function recordOf({ spec }: ClusterObject): Pick<RequestChanges, 'record'> {
  const storageBytes = spec && storageBytesOf(spec as unknown as DatabaseSpec);
  return storageBytes === undefined ? {} : { record: { storageBytes } };
}
