import BlockOutlined from '@mui/icons-material/BlockOutlined';
import HelpOutline from '@mui/icons-material/HelpOutline';
import Typography from '@mui/material/Typography';
import { InventoryKindSummary } from '@backstage-eco/plugin-eco-common';
import { useAge } from '../../components/Age';
import { PageMessage } from '../../components/PageStates';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Explains why there are no objects: none exist, none match, or unknown. */
export function NoObjects(props: {
  kind: InventoryKindSummary;
  filtered: boolean;
}) {
  const { state, since = '', readAt = '', reason = '' } = props.kind;
  const t = useEcoTranslation();
  const { words } = useAge(since);
  const { words: age } = useAge(readAt);
  if (state === 'unread') {
    return (
      <PageMessage
        icon={<HelpOutline aria-hidden />}
        title={t('objects.unread')}
        description={t('objects.unreadWhy', { since: words, reason })}
      />
    );
  }
  if (state === 'not-served') {
    return (
      <PageMessage
        icon={<BlockOutlined aria-hidden />}
        title={t('objects.notServed')}
        description={t('objects.notServedWhy')}
      />
    );
  }
  if (props.kind.notServed) {
    return (
      <PageMessage
        icon={<BlockOutlined aria-hidden />}
        title={t('objects.notServedThen')}
        description={t('objects.notServedThenWhy', { age })}
      />
    );
  }
  const none = state === 'stale' ? 'objects.noneThen' : 'objects.none';
  return (
    <Typography role="status" sx={{ py: 4, color: 'text.secondary' }}>
      {t(props.filtered ? 'objects.nothingFits' : none)}
    </Typography>
  );
}
