import Box from '@mui/material/Box';
import { useInfiniteQuery } from '@tanstack/react-query';
import { HistoryList } from '../../components/HistoryList';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const EVENTS = 5;

/** Latest events of a cluster. */
export function RecentEvents(props: { cluster: string }) {
  const { cluster } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const { data, error } = useInfiniteQuery(
    useEcoQueries().history({ clusters: [cluster], limit: EVENTS }),
  );
  const entries = data?.pages[0].items;
  return (
    <Panel title={t('cluster.lately')}>
      {error && <Notice>{t('past.failed', { reason: error.message })}</Notice>}
      {entries && entries.length > 0 && <HistoryList entries={entries} />}
      {entries?.length === 0 && t('history.none')}
      <Box sx={{ mt: 1 }}>
        <TextLink to={`${paths.history}?${new URLSearchParams({ cluster })}`}>
          {t('cluster.allHistory')}
        </TextLink>
      </Box>
    </Panel>
  );
}
