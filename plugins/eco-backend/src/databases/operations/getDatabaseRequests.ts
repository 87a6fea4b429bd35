import {
  ecoDatabaseDeletePermission,
  ecoDatabaseReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod/v3';
import { parseCursor, storable, toCursor } from '../../queries/pageCursor';
import {
  findRequest,
  listFinishedSteps,
  listRequests,
  StoredRequest,
} from '../../store';
import { Caller, DatabaseContext } from '../DatabaseContext';
import { decide, decideOrRefuse } from '../permissions/authorizeDatabases';
import { targetOf, toDatabaseRequest } from '../requests/toDatabaseRequest';
import { toUsualTime } from '../requests/toUsualTime';
import { DatabaseOperation } from './DatabaseOperation';

/** Older requests say little about the usual time. */
const NEWEST = 200;

/** Position of the last item of a page. */
const position = z.tuple([storable, storable]);

/** `GET /database-requests`. */
export const getDatabaseRequests: DatabaseOperation<'getDatabaseRequests'> = {
  audit: { eventId: 'database-fetch', queryType: 'requests' },
  isRequest: false,
  async run(context, caller, { open, limit = 100, cursor }) {
    const criteria = await readCriteria(context, caller);
    const { items, end } = await listRequests({
      knex: context.knex,
      criteria,
      open,
      limit,
      after: parseCursor(cursor, position),
    });
    const mayCancel = await decideCancellation(context, caller);
    return {
      items: items.map(item =>
        toDatabaseRequest(item, { mayCancel: mayCancel(item) }),
      ),
      nextCursor: end && toCursor(end),
    };
  },
};

/** `GET /database-requests/{id}`. */
export const getDatabaseRequest: DatabaseOperation<'getDatabaseRequest'> = {
  audit: { eventId: 'database-fetch', queryType: 'request' },
  isRequest: false,
  async run(context, caller, { id }) {
    const request = await findVisibleRequest(context, caller, id);
    const mayCancel = await decideCancellation(context, caller);
    return {
      ...toDatabaseRequest(request, { mayCancel: mayCancel(request) }),
      usualTime: await findUsualTime(context, request),
    };
  },
};

/** Computes the usual time, for open requests for a new database. */
async function findUsualTime(
  { knex }: DatabaseContext,
  { operation, isOpen, cluster, engine }: StoredRequest,
) {
  return operation === 'create' && isOpen
    ? toUsualTime(
        await listFinishedSteps({ knex, cluster, engine, limit: NEWEST }),
      )
    : undefined;
}

/**
 * Returns a request that the caller may see.
 *
 * @throws NotFoundError if it does not exist or the caller may not see it
 */
export async function findVisibleRequest(
  context: DatabaseContext,
  caller: Caller,
  id: string,
): Promise<StoredRequest> {
  const criteria = await readCriteria(context, caller);
  const request = await findRequest({ knex: context.knex, criteria, id });
  if (!request) {
    throw new NotFoundError(
      `Request ${id} is not known; GET /database-requests has the ids`,
    );
  }
  return request;
}

/**
 * Returns whether the caller may cancel a request: because they made it, or
 * because they may delete the database.
 */
export async function decideCancellation(
  context: DatabaseContext,
  caller: Caller,
): Promise<(request: StoredRequest) => boolean> {
  const decision = await decide(context, caller, ecoDatabaseDeletePermission);
  const user = userOf(caller);
  return request =>
    request.requestedBy === user || decision.allows(targetOf(request));
}

async function readCriteria(context: DatabaseContext, caller: Caller) {
  const decision = await decideOrRefuse(context, caller, {
    permission: ecoDatabaseReadPermission,
    what: 'see requests for databases',
  });
  return decision.toCriteria();
}

function userOf({ credentials }: Caller): string | undefined {
  return (credentials.principal as { userEntityRef?: string }).userEntityRef;
}
