import Box from '@mui/material/Box';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { readFailureOf } from '../../model/readFailure';
import { ReadFailureNote } from './ReadFailureNote';
import { UnreadKinds } from './UnreadKinds';

/**
 * Warns that a cluster was not read in full, with the reason and the age of its
 * data. Renders nothing if there is nothing to warn about.
 */
export function ClusterCondition(props: { cluster: ClusterSummary }) {
  const { cluster } = props;
  const t = useEcoTranslation();
  const { status } = cluster.outcome;
  const failure = readFailureOf(cluster);
  const isPending = status === 'pending';
  if (!failure && !isPending && cluster.unread.length === 0) {
    return null;
  }
  return (
    <Box
      sx={{
        px: 1.5,
        pb: 0.75,
        display: 'flex',
        flexDirection: 'column',
        gap: 0.25,
        typography: 'caption',
        lineHeight: 1.4,
        overflowWrap: 'anywhere',
      }}
    >
      {isPending && <span>{t('clusters.nothingYet')}</span>}
      {failure ? (
        <ReadFailureNote cluster={cluster} failure={failure} />
      ) : (
        // Each unread kind shows its own reason.
        <UnreadKinds unread={cluster.unread} />
      )}
    </Box>
  );
}
