import ExploreOffOutlined from '@mui/icons-material/ExploreOffOutlined';
import { PageMessage } from '../../components/PageStates';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Explains that the URL matches none of Eco's pages. */
export function NoSuchPage() {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return (
    <PageMessage
      icon={<ExploreOffOutlined aria-hidden />}
      title={t('noSuchPage.title')}
    >
      <TextLink to={paths.stack}>{t('noSuchPage.back')}</TextLink>
    </PageMessage>
  );
}
