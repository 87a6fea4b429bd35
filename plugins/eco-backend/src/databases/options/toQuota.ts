import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import type { QuotaLimits, QuotaUse } from '../../store';

const NOTHING: QuotaUse = { databases: 0, storageBytes: 0 };

/** Returns a quota and its usage; undefined if there is no limit. */
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
