import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { isPostgres } from '../isPostgres';
import { DatabaseRequestRow, DatabaseRow } from '../tables';
import { toKey } from './DatabaseRecord';
import { StoredRequest, toStoredRequest } from './StoredRequest';

/** A request that is to be recorded. */
export type NewRequest = Pick<
  StoredRequest,
  | 'id'
  | 'operation'
  | 'cluster'
  | 'namespace'
  | 'name'
  | 'engine'
  | 'owner'
  | 'requestedBy'
  | 'spec'
  | 'data'
  | 'uid'
> & {
  idempotencyKey: string;
  /** Of everything that the caller asked for. */
  contentHash: string;
  /** Of all servers; left out of a deletion. */
  storageBytes?: number;
};

/** Locks nothing that anybody else locks: any number that is used here alone. */
const ACCEPTANCE_LOCK = 7_205_113_902;

/**
 * Records a request, and with it the database that it makes or changes. Requests
 * are accepted one after the other, on all backends together, so that `check` sees
 * all that was accepted before.
 *
 * @param options - `check` is asked before anything is written, and not for a
 * request that was recorded before
 * @returns what is recorded under the idempotency key, now or before
 * @throws ConflictError where the key was used for something else, the name is
 * taken, or another change or the deletion of the same database is open
 */
export async function acceptRequest(options: {
  knex: Knex;
  request: NewRequest;
  check(transaction: Knex.Transaction): Promise<void>;
}): Promise<StoredRequest> {
  const { knex, request, check } = options;
  return knex.transaction(async trx => {
    if (isPostgres(knex)) {
      await trx.raw('select pg_advisory_xact_lock(?)', [ACCEPTANCE_LOCK]);
    }
    const earlier = await findByKey(trx, request);
    if (earlier) {
      return earlier;
    }
    await refuseTaken(trx, request);
    await check(trx);
    await recordDatabase(trx, request);
    await trx<DatabaseRequestRow>('database_requests').insert(
      toRow(trx, request),
    );
    const row = await trx<DatabaseRequestRow>('database_requests')
      .where({ id: request.id })
      .first();
    return toStoredRequest(row!);
  });
}

/**
 * The request that a caller made with an idempotency key.
 *
 * @throws ConflictError where it asked for something else
 */
export async function findByKey(
  knex: Knex,
  request: Pick<NewRequest, 'requestedBy' | 'idempotencyKey' | 'contentHash'>,
): Promise<StoredRequest | undefined> {
  const row = await knex<DatabaseRequestRow>('database_requests')
    .where({
      requested_by: request.requestedBy,
      idempotency_key: request.idempotencyKey,
    })
    .first();
  if (row && row.content_hash !== request.contentHash) {
    throw new ConflictError(
      'The idempotency key was used for another request before. Choose a new one for each thing that you want',
    );
  }
  return row && toStoredRequest(row);
}

async function refuseTaken(trx: Knex, request: NewRequest): Promise<void> {
  const { cluster, namespace, name, operation } = request;
  const where = `${namespace}/${name} in ${cluster}`;
  if (operation === 'create') {
    const record = await trx<DatabaseRow>('databases')
      .where({ cluster, namespace, name })
      .first();
    if (record) {
      throw new ConflictError(
        `The name is taken: a database ${where} was requested before. Choose another name, or open that one`,
      );
    }
    return;
  }
  const open = await trx<DatabaseRequestRow>('database_requests')
    .where({ cluster, namespace, name, is_open: true })
    .whereIn('operation', [operation, 'delete'])
    .first();
  if (open) {
    throw new ConflictError(
      `Request ${open.id} to ${open.operation} ${where} is being carried out. Wait until it is done`,
    );
  }
}

async function recordDatabase(trx: Knex, request: NewRequest): Promise<void> {
  const { engine, owner, operation, storageBytes = 0 } = request;
  const databases = trx<DatabaseRow>('databases');
  if (operation === 'create') {
    await databases.insert({
      ...toKey(request),
      engine,
      owner,
      storage_bytes: storageBytes,
      requested_at: databaseTime(trx) as unknown as string,
    });
  } else if (operation === 'update') {
    // What it has already counts until it is changed.
    await databases
      .where(toKey(request))
      .where('storage_bytes', '<', storageBytes)
      .update({ storage_bytes: storageBytes });
  }
}

function toRow(trx: Knex, request: NewRequest) {
  const now = databaseTime(trx) as unknown as string;
  const at = new Date().toISOString();
  return {
    ...toKey(request),
    id: request.id,
    operation: request.operation,
    engine: request.engine,
    owner: request.owner,
    requested_by: request.requestedBy,
    idempotency_key: request.idempotencyKey,
    content_hash: request.contentHash,
    requested_at: now,
    spec: request.spec ? JSON.stringify(request.spec) : null,
    data: request.data ?? null,
    uid: request.uid ?? null,
    generation: null,
    state: 'requested',
    is_open: true,
    cancel_requested_at: null,
    progress: JSON.stringify({ steps: [{ state: 'requested', at }] }),
    next_look_at: now,
    looks: 0,
    failures: 0,
    claim_token: null,
    claimed_until: null,
  };
}
