import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { isPostgres } from '../isPostgres';
import { DatabaseRequestRow, DatabaseRow } from '../tables';
import { toKey } from './DatabaseRecord';
import { StoredRequest, toStoredRequest } from './StoredRequest';

/** A request to record. */
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
  /** Hash of all parameters of the request. */
  contentHash: string;
  /** Total of all servers. Omitted for a deletion. */
  storageBytes?: number;
};

/** Advisory lock id. The value is arbitrary, but used nowhere else. */
const ACCEPTANCE_LOCK = 7_205_113_902;

/**
 * Records a request together with the database that it creates or changes.
 * Requests are accepted one at a time across all backends, so `check` sees
 * everything accepted before.
 *
 * @param options - `check`: called before anything is written, except if the
 * request was recorded before
 * @returns the request recorded under the idempotency key, new or existing
 * @throws ConflictError if the key was used for a different request, the name
 * is taken, or another change or deletion of the database is open
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
    await assertNotTaken(trx, request);
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
 * Finds the request that a caller made with an idempotency key.
 *
 * @throws ConflictError if the parameters differ
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
      'The idempotency key was used for another request before. Use a new key for each request',
    );
  }
  return row && toStoredRequest(row);
}

async function assertNotTaken(trx: Knex, request: NewRequest): Promise<void> {
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
      `Request ${open.id} to ${open.operation} ${where} is in progress. Wait until it finishes`,
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
    // The larger storage counts until the change is done.
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
