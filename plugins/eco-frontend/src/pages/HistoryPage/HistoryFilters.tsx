import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { HISTORY_EVENT_TYPES } from '@backstage-eco/plugin-eco-common';
import { ChoiceField } from '../../components/FilterBar';
import { ClusterWithHistory } from '../../hooks/useClustersWithHistory';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';

const NONE = { cluster: undefined, type: undefined, subject: undefined };

/** Which clusters and which events are shown; kept in the address. */
export function HistoryFilters(props: { clusters: ClusterWithHistory[] }) {
  const t = useEcoTranslation();
  const { one, all, change } = useParameters();
  const clusters = all('cluster');
  const types = all('type');
  const subject = one('subject');
  const words = new Map(
    props.clusters.map(({ name, title, standing }) => [
      name,
      standing === 'shown'
        ? title
        : t(`history.${standing}`, { cluster: title }),
    ]),
  );
  // What the address names can be unchosen, whatever it is.
  const names = [...new Set([...words.keys(), ...clusters])];
  return (
    <Box
      role="search"
      aria-label={t('filter.label')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        mb: 2,
      }}
    >
      <ChoiceField
        label={t('filter.clusters')}
        chosen={clusters}
        choices={names.map(value => ({
          value,
          words: words.get(value) ?? value,
        }))}
        onChange={cluster => change({ cluster })}
      />
      <ChoiceField
        label={t('history.types')}
        chosen={types}
        choices={HISTORY_EVENT_TYPES.map(value => ({
          value,
          words: t(`history.type.${value}`),
        }))}
        onChange={type => change({ type })}
      />
      {subject && (
        <Chip
          label={t('history.subject', { subject })}
          onDelete={() => change({ subject: undefined })}
          sx={{ maxWidth: '100%' }}
        />
      )}
      {(clusters.length > 0 || types.length > 0 || subject) && (
        <Button onClick={() => change(NONE)}>{t('filter.clear')}</Button>
      )}
    </Box>
  );
}
