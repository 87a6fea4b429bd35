import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { DatabaseRequestRow, DatabaseRow } from '../tables';
import { toKey } from './DatabaseRecord';
import { RequestClaim } from './claimRequests';
import { RequestProgress, StoredRequest } from './StoredRequest';

/** What a look at a request has changed. */
export interface RequestChanges {
  state?: StoredRequest['state'];
  uid?: string;
  generation?: number;
  progress?: RequestProgress;
  /** When to look again, in milliseconds from now; left out: it is done. */
  nextLookMs?: number;
  /** How many looks in a row failed; 0 where left out. */
  failures?: number;
  /** What becomes of the record of the database. */
  record?: 'removed' | { uid?: string; storageBytes?: number };
}

/**
 * Writes what a look has changed, and gives the claim back.
 *
 * @returns false where the claim was lost: nothing is written, for another backend
 * has seen something newer
 */
export async function saveLook(options: {
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
    if (changes.nextLookMs === undefined && !request.isCancelling) {
      await reopenIfCancelled(trx, request);
    }
    await changeRecord(trx, request, changes.record);
    return true;
  });
}

/** Somebody took it back while it was being done. */
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
  const { state, uid, generation, progress, nextLookMs } = changes;
  return {
    ...(state && { state }),
    ...(uid && { uid }),
    ...(generation !== undefined && { generation }),
    ...(progress && { progress: JSON.stringify(progress) }),
    is_open: nextLookMs !== undefined,
    next_look_at:
      nextLookMs === undefined
        ? null
        : (databaseTime(trx, nextLookMs) as unknown as string),
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
    // Another database may have the name by now.
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
