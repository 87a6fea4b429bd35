import { ConflictError, NotAllowedError } from '@backstage/errors';
import { ecoDatabaseDeletePermission } from '@backstage-eco/plugin-eco-common';
import { requestCancellation } from '../../store';
import { toDatabaseRequest } from '../requests/toDatabaseRequest';
import { DatabaseOperation } from './DatabaseOperation';
import { decideCancellation, findVisibleRequest } from './getDatabaseRequests';

/** `POST /database-requests/{id}/cancel`. */
export const cancelDatabaseRequest: DatabaseOperation<'cancelDatabaseRequest'> =
  {
    audit: { eventId: 'database-request' },
    isRequest: true,
    async run(context, caller, { id }) {
      const request = await findVisibleRequest(context, caller, id);
      const mayCancel = await decideCancellation(context, caller);
      if (!mayCancel(request)) {
        throw new NotAllowedError(
          `You may not cancel request ${id}: somebody else made it, and permission ${ecoDatabaseDeletePermission.name} is denied`,
        );
      }
      if (!(await requestCancellation({ knex: context.knex, id }))) {
        throw new ConflictError(
          `Request ${id} is ${request.state} and can no longer be cancelled. Delete the database instead`,
        );
      }
      context.wake();
      return toDatabaseRequest(
        { ...request, isCancelling: true },
        { mayCancel: false },
      );
    },
  };
