import { DatabaseDetail } from '@backstage-eco/plugin-eco-common';
import { Translate } from '../../hooks/useEcoTranslation';

/**
 * Explains why a database cannot be changed despite the permission.
 *
 * @returns undefined if it can be changed, or if it is not in its cluster
 */
export function blockerOf(
  database: DatabaseDetail,
  t: Translate,
): string | undefined {
  const { managers, unread, mayUpdate } = database;
  if (unread) {
    return t('database.cannotNow');
  }
  return !mayUpdate && managers.length > 0
    ? t('database.managedBy', { managers: managers.join(', ') })
    : undefined;
}
