import { randomUUID } from 'node:crypto';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import {
  DatabaseTarget,
  ecoDatabaseDeletePermission,
} from '@backstage-eco/plugin-eco-common';
import { findByKey } from '../../store';
import { FieldError } from '../FieldError';
import { authorize } from '../permissions/authorizeDatabases';
import { readPerson } from '../permissions/claimOwner';
import { findLive } from '../requests/findLive';
import { hashOf, submit } from '../requests/submit';
import { targetOf, toDatabaseRequest } from '../requests/toDatabaseRequest';
import { DatabaseOperation } from './DatabaseOperation';

/** `DELETE /databases/{cluster}/{namespace}/{name}`. */
export const deleteDatabase: DatabaseOperation<'deleteDatabase'> = {
  audit: { eventId: 'database-request' },
  isRequest: true,
  async run(context, caller, { confirm, data, idempotencyKey, ...reference }) {
    const { cluster, namespace, name } = reference;
    const person = await readPerson(context, caller);
    const wanted = {
      operation: 'delete' as const,
      cluster,
      namespace,
      name,
      data,
    };
    const key = {
      requestedBy: person.userEntityRef,
      idempotencyKey,
      contentHash: hashOf(wanted),
    };
    const earlier = await findByKey(context.knex, key);
    const authorizeDeletion = (target: DatabaseTarget) =>
      authorize(context, caller, {
        permission: ecoDatabaseDeletePermission,
        target,
        what: `delete database ${namespace}/${name} in ${cluster}`,
      });
    if (earlier) {
      // The database may already be gone.
      await authorizeDeletion(targetOf(earlier));
      return toDatabaseRequest(earlier, { mayCancel: false });
    }
    const { target, record, live, unread } = await findLive(
      context,
      caller,
      wanted,
    );
    await authorizeDeletion(target);
    if (confirm !== name) {
      throw new FieldError([
        {
          field: 'confirm',
          message: `Type the name of the database: ${name}.`,
        },
      ]);
    }
    const uid = live?.metadata.uid ?? record?.uid;
    if (!uid && unread) {
      throw new ServiceUnavailableError(
        `Cluster ${cluster} could not be read: ${unread}. Try again`,
      );
    }
    if (!uid) {
      throw new ConflictError(
        `Database ${namespace}/${name} is not created yet. Cancel its request instead`,
      );
    }
    const request = await submit(context, {
      ...wanted,
      ...key,
      id: randomUUID(),
      engine: target.engine,
      owner: target.owner,
      uid,
    });
    return toDatabaseRequest(request, { mayCancel: false });
  },
};
