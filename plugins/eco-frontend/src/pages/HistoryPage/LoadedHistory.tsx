import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { CsvButton } from '../../components/DataTable';
import { HistoryList } from '../../components/HistoryList';
import { NoClusters } from '../../components/PageStates';
import { ClusterWithHistory } from '../../hooks/useClustersWithHistory';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { HourCount } from '../../model/historyDays';
import { HISTORY_GROUPINGS } from '../../model/groupHistory';
import { historyTable } from '../../model/historyTable';
import { ClusterAtEvent } from './ClusterAtEvent';
import { EventsOverTime } from './EventsOverTime';
import { GroupedHistory } from './GroupedHistory';

const FILTERS = ['cluster', 'type', 'subject', 'layer', 'from', 'to'];

/**
 * The events loaded so far.
 *
 * @param props - `older`: loads more events, omitted if there are none
 */
export function LoadedHistory(props: {
  entries: HistoryEntry[];
  /** Counts of all matching events. Omitted while loading. */
  counts: HourCount[] | undefined;
  clusters: ClusterWithHistory[];
  older: (() => unknown) | undefined;
  waiting: boolean;
}) {
  const { entries, counts, clusters, older, waiting } = props;
  const t = useEcoTranslation();
  const { one, all } = useParameters();
  const filtered = FILTERS.flatMap(all);
  if (entries.length + clusters.length === 0) {
    return <NoClusters />;
  }
  if (entries.length === 0) {
    return (
      <Typography role="status" sx={{ py: 4, color: 'text.secondary' }}>
        {t(filtered.join('') ? 'history.nothingFits' : 'history.none')}
      </Typography>
    );
  }
  const known = new Map(clusters.map(cluster => [cluster.name, cluster]));
  const grouping = HISTORY_GROUPINGS.find(each => each === one('group'));
  const clusterOf = (entry: HistoryEntry) => (
    <ClusterAtEvent entry={entry} known={known.get(entry.cluster)} />
  );
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      {counts && <EventsOverTime counts={counts} />}
      <Box sx={{ alignSelf: 'flex-end' }}>
        <CsvButton file="eco-history" table={() => historyTable(entries)} />
      </Box>
      {grouping ? (
        <GroupedHistory
          entries={entries}
          by={grouping}
          titleOf={name => known.get(name)?.title ?? name}
          clusterOf={clusterOf}
        />
      ) : (
        <HistoryList entries={entries} clusterOf={clusterOf} />
      )}
      {grouping && older && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('history.groupsOfLoaded')}
        </Typography>
      )}
      {older ? (
        <Button
          variant="outlined"
          disabled={waiting}
          onClick={() => older()}
          sx={{ alignSelf: 'flex-start' }}
        >
          {t('history.more')}
        </Button>
      ) : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('history.all')}
        </Typography>
      )}
    </Box>
  );
}
