import { Translate } from '../../hooks/useEcoTranslation';

/**
 * Returns the document title of a page, without the app's name.
 *
 * @param title - undefined on the stack page
 */
export function pageTitle(t: Translate, title: string | undefined): string {
  return [title, t('page.title')].filter(Boolean).join(' | ');
}
