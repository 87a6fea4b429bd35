import { Translate } from '../../hooks/useEcoTranslation';

/**
 * What the browser's tab calls a page, without the app's own name.
 *
 * @param title - undefined on the page that Eco is about
 */
export function pageTitle(t: Translate, title: string | undefined): string {
  return [title, t('page.title')].filter(Boolean).join(' | ');
}
