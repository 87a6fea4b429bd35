import { Content, PageWithHeader } from '@backstage/core-components';
import { EcoQueryProvider } from '../../components/EcoQueryProvider';
import { PageTabs } from '../../components/PageTabs';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { usePlace } from '../../hooks/usePlace';
import { useScrollToTop } from '../../hooks/useScrollToTop';
import { EcoRoutes } from './EcoRoutes';
import { pageTitle } from './pageTitle';
import { Trail } from './Trail';

/** Eco's pages in the legacy frontend system. */
export function LegacyEcoPage() {
  return (
    <EcoQueryProvider>
      <LegacyFrame />
    </EcoQueryProvider>
  );
}

/** Header and content. Pages bring their own header in the legacy system. */
function LegacyFrame() {
  const t = useEcoTranslation();
  const place = usePlace();
  const { title, trail } = place;
  useScrollToTop();
  return (
    <PageWithHeader
      themeId="tool"
      title={t('page.title')}
      subtitle={t('page.subtitle')}
      // The header sets a document title itself, which would race with
      // DocumentTitle.
      pageTitleOverride={pageTitle(t, title)}
    >
      <Content>
        <PageTabs place={place} />
        <Trail steps={trail} />
        <EcoRoutes />
      </Content>
    </PageWithHeader>
  );
}
