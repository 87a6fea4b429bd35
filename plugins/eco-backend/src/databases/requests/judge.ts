import {
  DatabaseReference,
  DatabaseSpec,
  DatabaseVerdict,
} from '@backstage-eco/plugin-eco-common';
import { DatabaseContext } from '../DatabaseContext';
import { FieldConflictError, FieldError } from '../FieldError';
import { findQuotaProblems } from '../policy/findQuotaProblems';
import { findRefusals } from '../policy/findRefusals';
import { storageBytesOf } from '../policy/storageBytesOf';

/** What the portal's own configuration and quotas say of a database. */
export async function judge(
  { knex, config }: DatabaseContext,
  wanted: DatabaseReference & { owner: string; spec: DatabaseSpec },
): Promise<DatabaseVerdict> {
  const refusals = findRefusals(config.allowed, wanted);
  const messages =
    refusals.length > 0
      ? refusals
      : await findQuotaProblems({
          knex,
          quotas: config.quotas,
          wanted: { ...wanted, storageBytes: storageBytesOf(wanted.spec) ?? 0 },
        });
  return { verdict: messages.length > 0 ? 'blocked' : 'ok', messages };
}

/**
 * Lets through what is not blocked. What could not be checked is tried later.
 *
 * @param isConflict - with another object, or with somebody who manages a field
 * @throws FieldConflictError for a conflict, FieldError for what else is wrong
 */
export function refuseBlocked(
  { verdict, messages }: DatabaseVerdict,
  isConflict = false,
): void {
  if (verdict === 'blocked') {
    throw isConflict
      ? new FieldConflictError(messages)
      : new FieldError(messages);
  }
}
