import {
  pluginHeaderActionsApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { Container, PluginHeader } from '@backstage/ui';
import LayersOutlined from '@mui/icons-material/LayersOutlined';
import { styled } from '@mui/material/styles';
import { EcoQueryProvider } from '../../components/EcoQueryProvider';
import { PageTabs } from '../../components/PageTabs';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { usePlace } from '../../hooks/usePlace';
import { useScrollToTop } from '../../hooks/useScrollToTop';
import { DocumentTitle } from './DocumentTitle';
import { EcoRoutes } from './EcoRoutes';
import { Trail } from './Trail';

/** Removes the line below the header, which the pages' own navigation draws. */
const Header = styled(PluginHeader)({
  '--bui-plugin-header-margin-bottom': 0,
  '--bui-plugin-header-toolbar-border-bottom': 'none',
  '--bui-plugin-header-toolbar-padding-bottom': 0,
});

/** Eco's pages in the new frontend system. */
export function MainEcoPage() {
  return (
    <EcoQueryProvider>
      <MainFrame />
    </EcoQueryProvider>
  );
}

/**
 * Header and content. The header is rendered here, as the app would do, because
 * the app's own header is outside of every landmark.
 */
function MainFrame() {
  const t = useEcoTranslation();
  const place = usePlace();
  const { title, trail } = place;
  const headerActions = useApi(pluginHeaderActionsApiRef);
  useScrollToTop();
  return (
    <main>
      <DocumentTitle title={title} />
      <Header
        title={t('page.title')}
        titleLink={place.tabs[0].href}
        icon={<LayersOutlined fontSize="inherit" />}
        customActions={headerActions.getPluginHeaderActions('eco')}
      />
      <Container>
        <PageTabs place={place} />
        <Trail steps={trail} />
        <EcoRoutes />
      </Container>
    </main>
  );
}
