import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { DatabaseRequestRow, DatabaseRow } from '../tables';
import { toKey } from './DatabaseRecord';
import { RequestClaim } from './claimRequests';
import { RequestProgress, StoredRequest } from './StoredRequest';

/** Changes to a request after processing it. */
export interface RequestChanges {
  state?: StoredRequest['state'];
  uid?: string;
  generation?: number;
  progress?: RequestProgress;
  /** Milliseconds until the request is due again. Omitted if it is done. */
  dueInMs?: number;
  /** Consecutive failures to process it. Default: 0. */
  failures?: number;
  /** Change to the record of the database. */
  record?: 'removed' | { uid?: string; storageBytes?: number };
}

/**
 * Saves the changes to a request and releases its claim.
 *
 * @returns false if the claim was lost; nothing is written, because another
 * backend has newer results
 */
export async function saveRequestChanges(options: {
  knex: Knex;
  claim: RequestClaim;
  changes: RequestChanges;
}): Promise<boolean> {
  const { knex, claim, changes } = options;
  const { request, token } = claim;
  return knex.transaction(async trx => {
    const written = await trx<DatabaseRequestRow>('database_requests')
      .where({ id: request.id, claim_token: token })
      .update(toColumns(trx, changes));
    if (written === 0) {
      return false;
    }
    if (changes.dueInMs === undefined && !request.isCancelling) {
      await reopenIfCancelled(trx, request);
    }
    await changeRecord(trx, request, changes.record);
    return true;
  });
}

/** Reopens a request that was cancelled while it was being completed. */
async function reopenIfCancelled(
  trx: Knex,
  { id }: StoredRequest,
): Promise<void> {
  await trx<DatabaseRequestRow>('database_requests')
    .where({ id })
    .whereNotNull('cancel_requested_at')
    .update({
      is_open: true,
      next_look_at: databaseTime(trx) as unknown as string,
    });
}

function toColumns(trx: Knex, changes: RequestChanges) {
  const { state, uid, generation, progress, dueInMs } = changes;
  return {
    ...(state && { state }),
    ...(uid && { uid }),
    ...(generation !== undefined && { generation }),
    ...(progress && { progress: JSON.stringify(progress) }),
    is_open: dueInMs !== undefined,
    next_look_at:
      dueInMs === undefined
        ? null
        : (databaseTime(trx, dueInMs) as unknown as string),
    failures: changes.failures ?? 0,
    claim_token: null,
    claimed_until: null,
  };
}

async function changeRecord(
  trx: Knex,
  request: StoredRequest,
  record: RequestChanges['record'],
): Promise<void> {
  if (!record) {
    return;
  }
  const query = trx<DatabaseRow>('databases').where(toKey(request));
  if (record === 'removed') {
    // Another database may have taken the name.
    await query.where({ uid: request.uid ?? null }).delete();
    return;
  }
  await query.update({
    ...(record.uid && { uid: record.uid }),
    ...(record.storageBytes !== undefined && {
      storage_bytes: record.storageBytes,
    }),
  });
}
