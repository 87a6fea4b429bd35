import {
  Breadcrumbs,
  Content,
  Link,
  PageWithHeader,
} from '@backstage/core-components';
import Typography from '@mui/material/Typography';
import { EcoQueryProvider } from '../../components/EcoQueryProvider';
import { PageTabs } from '../../components/PageTabs';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { usePlace } from '../../hooks/usePlace';
import { useScrollToTop } from '../../hooks/useScrollToTop';
import { DocumentTitle } from './DocumentTitle';
import { EcoRoutes } from './EcoRoutes';

/** Eco's pages in the legacy frontend system. */
export function LegacyEcoPage() {
  return (
    <EcoQueryProvider>
      <LegacyFrame />
    </EcoQueryProvider>
  );
}

/** The header that pages bring themselves there. */
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
    >
      <Content>
        <DocumentTitle title={title} />
        <PageTabs place={place} />
        {trail.length > 0 && (
          <Breadcrumbs>
            {trail.map(({ href, label }, index) =>
              index < trail.length - 1 ? (
                <Link key={href} to={href}>
                  {label}
                </Link>
              ) : (
                <Typography key={href} variant="inherit">
                  {label}
                </Typography>
              ),
            )}
          </Breadcrumbs>
        )}
        <EcoRoutes />
      </Content>
    </PageWithHeader>
  );
}
