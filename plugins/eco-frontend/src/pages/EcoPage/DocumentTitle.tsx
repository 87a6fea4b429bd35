import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Helmet } from 'react-helmet';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * Names the page in the browser's tab and history, in the place of what a
 * header around it says.
 *
 * @param props - `title` undefined on the page that Eco is about
 */
export function DocumentTitle(props: { title: string | undefined }) {
  const t = useEcoTranslation();
  const config = useApi(configApiRef);
  const app = config.getOptionalString('app.title') ?? 'Backstage';
  return (
    <Helmet
      titleTemplate="%s"
      title={[props.title, t('page.title'), app].filter(Boolean).join(' | ')}
    />
  );
}
