import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ReadFailure } from '../../model/readFailure';
import { useAge } from '../Age';

/**
 * Explains why a cluster cannot be read: what happened, since when, what is
 * shown instead, and what to do. The original error is folded.
 */
export function ReadFailureNote(props: {
  cluster: ClusterSummary;
  failure: ReadFailure;
}) {
  const { cluster, failure } = props;
  const { reason } = cluster.outcome;
  const t = useEcoTranslation();
  return (
    <>
      <Line>
        {t(`sick.${failure}`)} <Since cluster={cluster} />
      </Line>
      <Line>
        <StaleWords readAt={cluster.readAt} />
      </Line>
      <Line>{t(`sickTodo.${failure}`)}</Line>
      {reason && (
        <Box component="details">
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            {t('sick.raw')}
          </Box>
          {reason}
        </Box>
      )}
    </>
  );
}

function Line(props: { children: ReactNode }) {
  return (
    <Box component="p" sx={{ m: 0, color: 'text.primary' }}>
      {props.children}
    </Box>
  );
}

/** Shows when the first kind became unreadable, if known. */
function Since(props: { cluster: ClusterSummary }) {
  const [since] = props.cluster.unread.map(each => each.since).sort();
  const t = useEcoTranslation();
  const { words, exact } = useAge(since ?? '');
  return since ? (
    <span title={exact}>{t('sick.since', { age: words })}</span>
  ) : null;
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
