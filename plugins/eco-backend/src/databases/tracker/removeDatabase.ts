import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import type { RequestChanges } from '../../store';
import { toChangedManifest } from '../manifest/toManifest';
import { continueRequest, finish, waitForController } from './progress';
import { readStatus } from './readStatus';
import { Work } from './Work';

/**
 * Continues the removal of exactly the Database of a request: sets what happens
 * to the data, deletes the Database, then waits for its controller.
 */
export async function removeDatabase(
  work: Work,
  options: {
    data(live: ClusterObject): Promise<'keep' | 'delete'>;
    end: 'deleted' | 'cancelled';
  },
): Promise<RequestChanges> {
  const { request, writer, signal, now } = work;
  const live = await work.getLive();
  if (!live) {
    return {
      ...finish(request, { state: options.end, now }),
      record: 'removed',
    };
  }
  if (!live.metadata.deletionTimestamp) {
    const reference = {
      ...request,
      resource: 'databases.example.com' as const,
      uid: live.metadata.uid!,
    };
    // Tried first, so that a database that may not be deleted keeps its
    // deletion policy.
    await writer.delete(reference, { dryRun: true, signal });
    await setDeletionPolicy(work, live, await options.data(live));
    await writer.delete(reference, { signal });
  }
  const { state, message } = readStatus(live);
  const next = {
    state: 'accepted' as const,
    now,
    waitingFor: 'The Database controller removes what belongs to it.',
  };
  const { deletionTimestamp } = live.metadata;
  if (!deletionTimestamp) {
    return continueRequest(request, next);
  }
  return state === 'unseen'
    ? waitForController(request, {
        ...next,
        waitingSince: deletionTimestamp,
        reactionMs: work.timeouts.controllerMs,
      })
    : continueRequest(request, {
        ...next,
        isStalled: state === 'stalled',
        waitingFor: message ?? next.waitingFor,
      });
}

async function setDeletionPolicy(
  { request, writer, signal }: Work,
  live: ClusterObject,
  data: 'keep' | 'delete',
): Promise<void> {
  const deletionPolicy = data === 'delete' ? 'Delete' : 'Retain';
  const current = live.spec?.deletionPolicy ?? 'Retain';
  if (current !== deletionPolicy) {
    await writer.apply(
      request.cluster,
      'databases.example.com',
      toChangedManifest({
        live,
        changedBy: request.requestedBy,
        spec: { ...live.spec, deletionPolicy },
      }),
      { signal },
    );
  }
}
