import { Content, PageWithHeader } from '@backstage/core-components';
import {
  pluginHeaderActionsApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { Container, PluginHeader } from '@backstage/ui';
import LayersOutlined from '@mui/icons-material/LayersOutlined';
import { EcoQueryProvider } from '../../components/EcoQueryProvider';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { StackContent } from './StackContent';

/**
 * The page of the new frontend system. It draws the plugin header itself, the
 * way the app would: the app's own stands outside of every landmark.
 */
export function MainStackPage() {
  const t = useEcoTranslation();
  const headerActions = useApi(pluginHeaderActionsApiRef);
  return (
    <main>
      <PluginHeader
        title={t('page.title')}
        icon={<LayersOutlined fontSize="inherit" />}
        customActions={headerActions.getPluginHeaderActions('eco')}
      />
      <Container>
        <EcoQueryProvider>
          <StackContent />
        </EcoQueryProvider>
      </Container>
    </main>
  );
}

/** The page of the legacy frontend system, with the header that it lacks. */
export function LegacyStackPage() {
  const t = useEcoTranslation();
  return (
    <PageWithHeader
      themeId="tool"
      title={t('page.title')}
      subtitle={t('page.subtitle')}
    >
      <Content>
        <EcoQueryProvider>
          <StackContent />
        </EcoQueryProvider>
      </Content>
    </PageWithHeader>
  );
}
