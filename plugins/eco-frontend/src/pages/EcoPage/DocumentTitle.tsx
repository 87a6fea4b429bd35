import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Helmet } from 'react-helmet';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { pageTitle } from './pageTitle';

/**
 * Sets the document title, for headers that do not.
 *
 * @param props - `title`: undefined on the stack page
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
