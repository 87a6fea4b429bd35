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
 * Checks a database against the portal's configuration and quotas. Reveals
 * whether the cluster exists only if the configuration allows the database.
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

/** Rejects unknown clusters, because a request for one would wait forever. */
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
 * Throws if a verdict is blocked. Checks that could not run are tried later.
 *
 * @param isConflict - whether another object or field manager is in conflict
 * @throws FieldConflictError for a conflict, FieldError otherwise
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
