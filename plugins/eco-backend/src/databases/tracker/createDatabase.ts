import { FieldMessage } from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import type { RequestChanges } from '../../store';
import { explainRefusal, NAME_TAKEN } from '../manifest/explainRefusal';
import { REQUEST_ANNOTATION, toNewManifest } from '../manifest/toManifest';
import { followDatabase } from './followDatabase';
import { continueRequest, finish, waitForCluster } from './progress';
import { removeDatabase } from './removeDatabase';
import { Work } from './Work';

/**
 * Continues a request for a new Database: creates it once, and follows it. If a
 * backend stopped after creating it, the annotation identifies it.
 */
export async function createDatabase(work: Work): Promise<RequestChanges> {
  const { request } = work;
  if (request.isCancelling) {
    return cancel(work);
  }
  if (!request.uid) {
    return make(work);
  }
  return followDatabase({ ...work, live: await work.getLive() });
}

async function make(work: Work): Promise<RequestChanges> {
  const { request, writer, signal, now } = work;
  try {
    const made = await writer.create(
      request.cluster,
      'databases.example.com',
      toNewManifest({
        ...request,
        spec: request.spec ?? {},
        requestId: request.id,
      }),
      { signal },
    );
    return accept(work, made);
  } catch (error) {
    const refusal = explainRefusal(error);
    if (refusal.kind === 'unavailable') {
      return waitForCluster(request, { now, reason: refusal.reason });
    }
    // An earlier attempt may have succeeded although its response was lost.
    const own = isFirstAttempt(work) ? undefined : await findOwn(work);
    if (own) {
      return accept(work, own);
    }
    if (refusal.kind === 'name-taken') {
      return fail(work, NAME_TAKEN);
    }
    const problem = join(refusal.messages);
    if (request.failures > 0) {
      // The earlier write may still arrive. Resets the failures for the next
      // attempt.
      return {
        ...waitForCluster(request, { now, reason: problem.message }),
        failures: 0,
        dueInMs: work.timeouts.writeMs,
      };
    }
    return fail(work, problem);
  }
}

function isFirstAttempt({ request }: Work): boolean {
  return request.looks <= 1;
}

function accept(work: Work, { metadata }: ClusterObject): RequestChanges {
  const { request, now } = work;
  const { uid } = metadata;
  return {
    ...continueRequest(request, {
      state: 'accepted',
      now,
      waitingFor: 'The Database controller has not processed it yet.',
    }),
    uid,
    record: { uid },
    // Short, because it works within seconds if nothing is wrong.
    dueInMs: 500,
  };
}

function fail({ request, now }: Work, error: FieldMessage): RequestChanges {
  return {
    ...finish(request, { state: 'failed', now, error }),
    record: 'removed',
  };
}

async function cancel(work: Work): Promise<RequestChanges> {
  const { request, now } = work;
  if (request.uid) {
    return removeDatabase(work, {
      data: async live => ((await work.mayHoldKept(live)) ? 'keep' : 'delete'),
      end: 'cancelled',
    });
  }
  const own = await findOwn(work);
  if (own) {
    return accept(work, own);
  }
  const { cancelRequestedAt = now, state } = request;
  const waitedMs = Date.parse(now) - Date.parse(cancelRequestedAt);
  if (!isFirstAttempt(work) && waitedMs < work.timeouts.writeMs) {
    return continueRequest(request, {
      state,
      now,
      waitingFor:
        'Eco makes sure that the cluster creates nothing any more. This takes up to 40 seconds.',
      waitingSince: cancelRequestedAt,
    });
  }
  return {
    ...finish(request, { state: 'cancelled', now }),
    record: 'removed',
  };
}

/** Returns the Database with this name if this request created it. */
async function findOwn(work: Work): Promise<ClusterObject | undefined> {
  const live = await work.getAny();
  return live?.metadata.annotations?.[REQUEST_ANNOTATION] === work.request.id
    ? live
    : undefined;
}

/**
 * Merges messages, because a request has one error; its field is the first one.
 */
function join(messages: FieldMessage[]): FieldMessage {
  const [first] = messages;
  return messages.length === 1
    ? first
    : {
        field: first?.field,
        message: messages
          .map(({ field, message }) =>
            field ? `${field}: ${message}` : message,
          )
          .join(' '),
      };
}
