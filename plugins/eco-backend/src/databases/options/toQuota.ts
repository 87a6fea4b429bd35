import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import type { QuotaLimits, QuotaUse } from '../../store';

const NOTHING: QuotaUse = { databases: 0, storageBytes: 0 };

/** A quota and what is used of it; undefined where there is no limit. */
export function toQuota(
  limits: QuotaLimits | undefined,
  used: QuotaUse = NOTHING,
): DatabaseOptions['owners'][number]['quota'] {
  const { databases, storageBytes } = limits ?? {};
  return databases === undefined && storageBytes === undefined
    ? undefined
    : {
        ...(databases !== undefined && {
          databases: { used: used.databases, limit: databases },
        }),
        ...(storageBytes !== undefined && {
          storage: {
            usedBytes: used.storageBytes,
            limitBytes: storageBytes,
          },
        }),
      };
}
