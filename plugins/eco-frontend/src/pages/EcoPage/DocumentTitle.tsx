import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Helmet } from 'react-helmet';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { pageTitle } from './pageTitle';

/**
 * Names the page in the browser's tab and history, where the header around it
 * does not.
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
      title={`${pageTitle(t, props.title)} | ${app}`}
    />
  );
}
