import {
  DatabaseReference,
  DatabaseSpec,
  DatabaseVerdict,
  FieldMessage,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { listClusters } from '../../store';
import { DatabaseContext } from '../DatabaseContext';
import { FieldConflictError, FieldError } from '../FieldError';
import { findQuotaProblems } from '../policy/findQuotaProblems';
import { findRefusals } from '../policy/findRefusals';
import { storageBytesOf } from '../policy/storageBytesOf';

/**
 * What the portal's own configuration and quotas say of a database. Whether there is
 * such a cluster is said only where the configuration allows the database.
 */
export async function judge(
  { knex, config }: DatabaseContext,
  wanted: DatabaseReference & { owner: string; spec: DatabaseSpec },
): Promise<DatabaseVerdict> {
  const problems = [
    async () => findRefusals(config.allowed, wanted),
    () => findNoCluster(knex, wanted.cluster),
    () =>
      findQuotaProblems({
        knex,
        quotas: config.quotas,
        wanted: { ...wanted, storageBytes: storageBytesOf(wanted.spec) ?? 0 },
      }),
  ];
  for (const find of problems) {
    const messages = await find();
    if (messages.length > 0) {
      return { verdict: 'blocked', messages };
    }
  }
  return { verdict: 'ok', messages: [] };
}

/** A request for a cluster that nobody lists would wait forever. */
async function findNoCluster(
  knex: Knex,
  cluster: string,
): Promise<FieldMessage[]> {
  const known = await listClusters({
    knex,
    criteria: undefined,
    names: [cluster],
  });
  return known.length > 0
    ? []
    : [
        {
          field: 'cluster',
          message: `There is no cluster ${cluster}. Choose another cluster.`,
        },
      ];
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
