import { randomUUID } from 'node:crypto';
import { ecoDatabaseCreatePermission } from '@backstage-eco/plugin-eco-common';
import { findByKey } from '../../store';
import { FieldError } from '../FieldError';
import { toNewManifest } from '../manifest/toManifest';
import { authorize } from '../permissions/authorizeDatabases';
import { claimOwner, readPerson } from '../permissions/claimOwner';
import { engineOf } from '../permissions/engineOf';
import { readSpecInput } from '../policy/readSpecInput';
import { storageBytesOf } from '../policy/storageBytesOf';
import { refuseImpossible } from '../requests/refuseImpossible';
import { hashOf, submit } from '../requests/submit';
import { toDatabaseRequest } from '../requests/toDatabaseRequest';
import { DatabaseOperation } from './DatabaseOperation';

/** `POST /database-requests`. */
export const createDatabaseRequest: DatabaseOperation<'createDatabaseRequest'> =
  {
    audit: { eventId: 'database-request' },
    isRequest: true,
    async run(context, caller, { body: input }) {
      const { cluster, namespace, name, owner, idempotencyKey } = input;
      const person = await readPerson(context, caller);
      claimOwner(person, owner);
      await authorize(context, caller, {
        permission: ecoDatabaseCreatePermission,
        target: {
          cluster,
          namespace,
          engine: engineOf(input.spec),
          owner,
        },
        what: `create this database in ${namespace} of ${cluster} for ${owner}`,
      });
      const wanted = {
        operation: 'create' as const,
        cluster,
        namespace,
        name,
        owner,
        spec: input.spec,
      };
      const key = {
        requestedBy: person.userEntityRef,
        idempotencyKey,
        contentHash: hashOf(wanted),
      };
      const earlier = await findByKey(context.knex, key);
      if (earlier) {
        return toDatabaseRequest(earlier, { mayCancel: true });
      }
      const read = readSpecInput(input.spec);
      if ('messages' in read) {
        throw new FieldError(read.messages);
      }
      const { spec } = read;
      await refuseImpossible(context, {
        ...wanted,
        spec,
        manifest: toNewManifest({ ...wanted, ...key }),
      });
      const request = await submit(context, {
        ...wanted,
        ...key,
        id: randomUUID(),
        engine: spec.engine,
        storageBytes: storageBytesOf(spec),
      });
      return toDatabaseRequest(request, { mayCancel: true });
    },
  };
