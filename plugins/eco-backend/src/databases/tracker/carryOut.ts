import {
  ClusterAccessError,
  ClusterStatusError,
} from '@backstage-eco/plugin-eco-node';
import type { RequestChanges } from '../../store';
import { explainRefusal } from '../manifest/explainRefusal';
import { createDatabase } from './createDatabase';
import { finish, waitForCluster } from './progress';
import { removeDatabase } from './removeDatabase';
import { updateDatabase } from './updateDatabase';
import { Work } from './Work';

/**
 * Advances a request by one step: does the pending write, checks the outcome,
 * and returns what changed.
 *
 * @throws errors that do not come from a cluster
 */
export async function carryOut(
  options: Omit<Work, 'getAny' | 'getLive'>,
): Promise<RequestChanges> {
  const { request, writer, signal, now } = options;
  const getAny = async () => {
    try {
      return await writer.get(
        { ...request, resource: 'databases.example.com' },
        { signal },
      );
    } catch (error) {
      throw cannotRead(error);
    }
  };
  const work: Work = {
    ...options,
    getAny,
    getLive: async () => {
      const live = await getAny();
      return live?.metadata.uid === request.uid ? live : undefined;
    },
  };
  try {
    return await takeStep(work);
  } catch (error) {
    const refusal = explainRefusal(error);
    if (refusal.kind === 'refused') {
      const [first] = refusal.messages;
      return finish(request, { state: 'failed', now, error: first });
    }
    return waitForCluster(request, {
      now,
      reason:
        refusal.kind === 'unavailable' ? refusal.reason : 'the name is taken',
    });
  }
}

/**
 * Only a rejected write ends a request: a read that fails now may succeed
 * later.
 */
function cannotRead(error: unknown): unknown {
  const refusal =
    error instanceof ClusterStatusError ? explainRefusal(error) : undefined;
  return refusal?.kind === 'refused'
    ? new ClusterAccessError('unreachable', refusal.messages[0].message, error)
    : error;
}

function takeStep(work: Work): Promise<RequestChanges> {
  const { operation, data = 'keep' } = work.request;
  switch (operation) {
    case 'create':
      return createDatabase(work);
    case 'update':
      return updateDatabase(work);
    default:
      return removeDatabase(work, { data: async () => data, end: 'deleted' });
  }
}
