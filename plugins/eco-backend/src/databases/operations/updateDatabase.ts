import { randomUUID } from 'node:crypto';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import {
  DatabaseSpec,
  DatabaseUpdateInput,
  ecoDatabaseUpdatePermission,
} from '@backstage-eco/plugin-eco-common';
import { findByKey } from '../../store';
import { FieldError } from '../FieldError';
import { toChangedManifest } from '../manifest/toManifest';
import { authorize } from '../permissions/authorizeDatabases';
import { readPerson } from '../permissions/claimOwner';
import { readSpecInput } from '../policy/readSpecInput';
import { storageBytesOf } from '../policy/storageBytesOf';
import { findLive, FoundDatabase } from '../requests/findLive';
import { refuseImpossible } from '../requests/refuseImpossible';
import { hashOf, submit } from '../requests/submit';
import { toDatabaseRequest } from '../requests/toDatabaseRequest';
import { DatabaseOperation } from './DatabaseOperation';

/** `PUT /databases/{cluster}/{namespace}/{name}`. */
export const updateDatabase: DatabaseOperation<'updateDatabase'> = {
  audit: { eventId: 'database-request' },
  isRequest: true,
  async run(context, caller, { body, ...path }) {
    const { spec: input, idempotencyKey } = body;
    const person = await readPerson(context, caller);
    const found = await findLive(context, caller, path);
    const { reference, target, record } = found;
    await authorize(context, caller, {
      permission: ecoDatabaseUpdatePermission,
      target,
      what: `change database ${path.namespace}/${path.name} in ${path.cluster}`,
    });
    const wanted = {
      operation: 'update' as const,
      ...reference,
      owner: target.owner,
      spec: input,
    };
    const key = {
      requestedBy: person.userEntityRef,
      idempotencyKey,
      contentHash: hashOf(wanted),
    };
    const earlier = await findByKey(context.knex, key);
    if (earlier) {
      return toDatabaseRequest(earlier, { mayCancel: false });
    }
    const live = needLive(found);
    const spec = readSpec(input, target.engine);
    await refuseImpossible(context, {
      ...wanted,
      spec,
      manifest: toChangedManifest({
        live,
        owner: record?.owner,
        changedBy: person.userEntityRef,
        spec: input,
      }),
      existing: live,
    });
    const request = await submit(context, {
      ...wanted,
      ...key,
      id: randomUUID(),
      engine: target.engine,
      uid: live.metadata.uid,
      storageBytes: storageBytesOf(spec),
    });
    return toDatabaseRequest(request, { mayCancel: false });
  },
};

/**
 * @throws if the database is not in its cluster, or the cluster does not answer
 */
function needLive({ live, unread, record, reference }: FoundDatabase) {
  if (live) {
    return live;
  }
  const { cluster, namespace, name } = reference;
  throw unread
    ? new ServiceUnavailableError(
        `Cluster ${cluster} could not be read: ${unread}. Try again`,
      )
    : new ConflictError(
        record?.uid
          ? `Database ${namespace}/${name} is not in ${cluster} any more`
          : `Database ${namespace}/${name} is not created yet. Wait, or cancel its request`,
      );
}

/** @throws FieldError if the spec is invalid or of another engine */
function readSpec(
  input: DatabaseUpdateInput['spec'],
  engine: string,
): DatabaseSpec {
  const read = readSpecInput(input);
  if ('messages' in read) {
    throw new FieldError(read.messages);
  }
  if (engine && read.spec.engine !== engine) {
    throw new FieldError([
      {
        field: 'spec.engine',
        message: `This database is ${engine} and cannot become ${read.spec.engine}. Set it back, and request a new database.`,
      },
    ]);
  }
  return read.spec;
}
