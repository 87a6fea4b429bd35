import { DatabaseDetail } from '@backstage-eco/plugin-eco-common';
import { Translate } from '../../hooks/useEcoTranslation';

/**
 * Why a person who has the permission cannot change a database, in a sentence.
 *
 * @returns undefined where it can be changed, or is not in its cluster
 */
export function hindranceOf(
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
