import Box from '@mui/material/Box';
import { ClusterSummary, UnreadKind } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useAge } from '../Age';
import { Notice } from './Notice';

/** Whether anything of a cluster is not as a whole and fresh reading gives it. */
export function hasTrouble({ outcome, unread }: ClusterSummary): boolean {
  return outcome.status !== 'ok' || unread.length > 0;
}

/** Says how a cluster could not be read, why, and from when its facts are. */
export function ClusterTrouble(props: { cluster: ClusterSummary }) {
  const { cluster } = props;
  const { status, reason } = cluster.outcome;
  const t = useEcoTranslation();
  const read = status === 'ok' || status === 'partial';
  return (
    <Notice severity={read || status === 'pending' ? 'warning' : 'error'}>
      <strong>{cluster.title}</strong>: {t(`outcome.${status}`)}
      {reason && ` – ${reason}`}
      {!read && '. '}
      {!read && <StaleWords cluster={cluster} />}
      {cluster.unread.length > 0 && (
        <Box component="details" sx={{ mt: 0.25 }}>
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            {t('notice.unread', { count: cluster.unread.length })}
          </Box>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {cluster.unread.map(unread => (
              <UnreadLine key={unread.kind} unread={unread} />
            ))}
          </Box>
        </Box>
      )}
    </Notice>
  );
}

function StaleWords(props: { cluster: ClusterSummary }) {
  const { title, readAt } = props.cluster;
  const t = useEcoTranslation();
  const { words, exact } = useAge(readAt ?? '');
  return readAt ? (
    <span title={exact}>
      {t('notice.stale', { cluster: title, age: words })}
    </span>
  ) : (
    <span>{t('notice.nothingYet', { cluster: title })}</span>
  );
}

function UnreadLine(props: { unread: UnreadKind }) {
  const { kind, reason, since, lastReadAt } = props.unread;
  const t = useEcoTranslation();
  const sinceAge = useAge(since);
  const lastAge = useAge(lastReadAt ?? '');
  return (
    <li>
      <strong>{kind}</strong>{' '}
      <span title={sinceAge.exact}>
        {t('notice.unreadSince', { age: sinceAge.words })}
      </span>
      : {reason} (
      <span title={lastAge.exact}>
        {lastReadAt
          ? t('notice.unreadFacts', { age: lastAge.words })
          : t('notice.unreadNever')}
      </span>
      )
    </li>
  );
}
