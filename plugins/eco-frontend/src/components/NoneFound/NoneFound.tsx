import Typography from '@mui/material/Typography';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { isNoneRead } from '../../model/isNoneRead';
import { TextLink } from '../TextLink';

/**
 * States that a list is empty. If no cluster was ever read, that is unknown:
 * then it says so, and links to the reasons.
 */
export function NoneFound(props: {
  clusters: ClusterSummary[];
  words: string;
}) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return (
    <Typography role="status" sx={{ color: 'text.secondary' }}>
      {isNoneRead(props.clusters) ? (
        <>
          {t('noneRead.title')}{' '}
          <TextLink to={paths.clusters} inText>
            {t('noneRead.link')}
          </TextLink>
        </>
      ) : (
        props.words
      )}
    </Typography>
  );
}
