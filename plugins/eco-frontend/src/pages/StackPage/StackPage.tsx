import { Content, PageWithHeader } from '@backstage/core-components';
import { Container } from '@backstage/ui';
import { EcoQueryProvider } from '../../components/EcoQueryProvider';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { StackContent } from './StackContent';

/** The page of the new frontend system, whose app draws the header. */
export function MainStackPage() {
  return (
    <main>
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
