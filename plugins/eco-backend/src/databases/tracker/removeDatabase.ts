import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import type { RequestChanges } from '../../store';
import { toChangedManifest } from '../manifest/toManifest';
import { finish, goOn } from './progress';
import { readStanding } from './readStanding';
import { Work } from './Work';

/**
 * Carries on with the removal of the very Database that a request is about: first
 * it is said what becomes of the data, then it is deleted, then its controller is
 * waited for.
 */
export async function removeDatabase(
  work: Work,
  options: { data: 'keep' | 'delete'; end: 'deleted' | 'cancelled' },
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
    await sayWhatBecomesOfData(work, live, options.data);
    await writer.delete(
      {
        ...request,
        resource: 'databases.example.com',
        uid: live.metadata.uid!,
      },
      { signal },
    );
  }
  const { state, message } = readStanding(live);
  return goOn(request, {
    state: 'accepted',
    now,
    isStalled: state === 'stalled',
    waitingFor:
      live.metadata.deletionTimestamp && message
        ? message
        : 'The Database controller removes what belongs to it.',
  });
}

async function sayWhatBecomesOfData(
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
