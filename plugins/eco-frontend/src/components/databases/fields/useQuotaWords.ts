import { Translate, useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { Quota } from '../../../model/databases/options';

const GIBIBYTE = 2 ** 30;

/**
 * Returns a function that describes how much of a quota is used, or undefined
 * without a quota.
 */
export function useQuotaWords(): (quota?: Quota) => string | undefined {
  const t = useEcoTranslation();
  return quota => quotaWords(quota, t);
}

function quotaWords(quota: Quota | undefined, t: Translate) {
  const { databases, storage } = quota ?? {};
  const words = [
    databases &&
      t('databaseForm.quota.databases', {
        used: String(databases.used),
        limit: String(databases.limit),
      }),
    storage &&
      t('databaseForm.quota.storage', {
        used: gibibytes(storage.usedBytes),
        limit: gibibytes(storage.limitBytes),
      }),
  ].filter(Boolean);
  return words.join(', ') || undefined;
}

function gibibytes(bytes: number): string {
  return `${Number((bytes / GIBIBYTE).toFixed(1))}Gi`;
}
