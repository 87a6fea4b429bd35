import { createHash } from 'node:crypto';
import { FieldMessage } from '@backstage-eco/plugin-eco-common';
import { stringify } from 'safe-stable-stringify';
import { acceptRequest, NewRequest, StoredRequest } from '../../store';
import { DatabaseContext } from '../DatabaseContext';
import { FieldError } from '../FieldError';
import { findQuotaProblems } from '../policy/findQuotaProblems';

/**
 * Hashes the fields in which two requests with the same idempotency key must
 * agree.
 */
export function hashOf(
  request: Pick<
    NewRequest,
    'operation' | 'cluster' | 'namespace' | 'name' | 'spec' | 'data'
  > & { owner?: string },
): string {
  const { operation, cluster, namespace, name, owner, spec, data } = request;
  return createHash('sha256')
    .update(
      stringify({ operation, cluster, namespace, name, owner, spec, data })!,
    )
    .digest('hex');
}

/**
 * Records a request if the quotas allow it, and triggers its processing.
 *
 * @throws FieldError if a quota is exceeded
 */
export async function submit(
  { knex, config, wake }: DatabaseContext,
  request: NewRequest,
): Promise<StoredRequest> {
  const { storageBytes } = request;
  const accepted = await acceptRequest({
    knex,
    request,
    check: async transaction => {
      const problems: FieldMessage[] =
        storageBytes === undefined
          ? []
          : await findQuotaProblems({
              knex: transaction,
              quotas: config.quotas,
              wanted: { ...request, storageBytes },
            });
      if (problems.length > 0) {
        throw new FieldError(problems);
      }
    },
  });
  wake();
  return accepted;
}
