import type { RequestChanges } from '../../store';
import { toChangedManifest } from '../manifest/toManifest';
import { followDatabase } from './followDatabase';
import { continueRequest } from './progress';
import { Work } from './Work';

/**
 * Continues a request for a changed Database: applies the whole spec once, and
 * follows the Database until its controller has processed it.
 */
export async function updateDatabase(work: Work): Promise<RequestChanges> {
  const { request, writer, signal, now } = work;
  const live = await work.getLive();
  // During deletion, the spec still decides what happens to the data.
  const isGoing = live?.metadata.deletionTimestamp !== undefined;
  if (!live || isGoing || request.generation !== undefined) {
    return followDatabase({ ...work, live });
  }
  const changed = await writer.apply(
    request.cluster,
    'databases.example.com',
    toChangedManifest({
      live,
      owner: request.owner || undefined,
      changedBy: request.requestedBy,
      spec: request.spec ?? {},
    }),
    { signal },
  );
  return {
    ...continueRequest(request, {
      state: 'accepted',
      now,
      waitingFor: 'The Database controller has not processed the change yet.',
    }),
    generation: changed.metadata.generation,
    dueInMs: 500,
  };
}
