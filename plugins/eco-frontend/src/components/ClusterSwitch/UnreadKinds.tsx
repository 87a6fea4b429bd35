import Box from '@mui/material/Box';
import { UnreadKind } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useAge } from '../Age';

/**
 * Lists the kinds that could not be read: folded, each with its reason and
 * since when.
 */
export function UnreadKinds(props: { unread: UnreadKind[] }) {
  const { unread } = props;
  const t = useEcoTranslation();
  if (unread.length === 0) {
    return null;
  }
  return (
    <Box component="details">
      <Box
        component="summary"
        sx={{ cursor: 'pointer', color: 'text.primary' }}
      >
        {t('clusters.unread', { count: unread.length })}
      </Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {unread.map(one => (
          <UnreadLine key={one.kind} unread={one} />
        ))}
      </Box>
    </Box>
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
        {t('clusters.unreadSince', { age: sinceAge.words })}
      </span>
      : {reason} (
      <span title={lastAge.exact}>
        {lastReadAt
          ? t('clusters.unreadFacts', { age: lastAge.words })
          : t('clusters.unreadNever')}
      </span>
      )
    </li>
  );
}
