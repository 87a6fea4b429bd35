import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useAge } from '../Age';
import { UnreadKinds } from './UnreadKinds';

/**
 * What has to be known before the drawing of a cluster is believed: why it
 * could not be read as a whole, and how old its facts are then. Nothing is
 * drawn when there is nothing to say.
 */
export function ClusterCondition(props: { cluster: ClusterSummary }) {
  const { cluster } = props;
  const { status, reason } = cluster.outcome;
  const read = status === 'ok' || status === 'partial';
  if (read && cluster.unread.length === 0) {
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
      {/* Of kinds that could not be read each says its own. */}
      {reason && !read && <Line>{reason}</Line>}
      {!read && (
        <Line>
          <StaleWords readAt={cluster.readAt} />
        </Line>
      )}
      <UnreadKinds unread={cluster.unread} />
    </Box>
  );
}

function Line(props: { children: ReactNode }) {
  return (
    <Box component="p" sx={{ m: 0, color: 'text.primary' }}>
      {props.children}
    </Box>
  );
}

function StaleWords(props: { readAt: string | undefined }) {
  const { readAt } = props;
  const t = useEcoTranslation();
  const { words, exact } = useAge(readAt ?? '');
  return readAt ? (
    <span title={exact}>{t('clusters.stale', { age: words })}</span>
  ) : (
    <span>{t('clusters.nothingYet')}</span>
  );
}
