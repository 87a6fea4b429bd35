import {
  pluginHeaderActionsApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { Container, PluginHeader } from '@backstage/ui';
import LayersOutlined from '@mui/icons-material/LayersOutlined';
import { styled } from '@mui/material/styles';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { EcoQueryProvider } from '../../components/EcoQueryProvider';
import { PageTabs } from '../../components/PageTabs';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { usePlace } from '../../hooks/usePlace';
import { useScrollToTop } from '../../hooks/useScrollToTop';
import { DocumentTitle } from './DocumentTitle';
import { EcoRoutes } from './EcoRoutes';

/** The pages' own navigation draws the line that the header would. */
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
 * The header, drawn here the way the app would: the app's own stands outside of
 * every landmark.
 */
function MainFrame() {
  const t = useEcoTranslation();
  const place = usePlace();
  const { title, trail } = place;
  const headerActions = useApi(pluginHeaderActionsApiRef);
  const root = { label: t('page.title'), href: place.tabs[0].href };
  // On a narrow screen there is room for the step before.
  const narrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'));
  const steps = [root, ...trail].slice(narrow ? -2 : 0);
  useScrollToTop();
  return (
    <main>
      <DocumentTitle title={title} />
      <Header
        title={root.label}
        titleLink={root.href}
        icon={<LayersOutlined fontSize="inherit" />}
        breadcrumbs={trail.length > 0 ? steps : undefined}
        customActions={headerActions.getPluginHeaderActions('eco')}
      />
      <Container>
        <PageTabs place={place} />
        <EcoRoutes />
      </Container>
    </main>
  );
}
