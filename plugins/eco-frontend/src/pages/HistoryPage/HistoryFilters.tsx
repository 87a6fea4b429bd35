import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { HISTORY_EVENT_TYPES } from '@backstage-eco/plugin-eco-common';
import { ChoiceField, FIELD_STYLE } from '../../components/FilterBar';
import { TimeField } from '../../components/TimeField';
import { ClusterWithHistory } from '../../hooks/useClustersWithHistory';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { ALL_LAYERS } from '../../model/filters';

const NONE = {
  cluster: undefined,
  type: undefined,
  layer: undefined,
  subject: undefined,
};

/** Which clusters and which events are shown; kept in the address. */
export function HistoryFilters(props: { clusters: ClusterWithHistory[] }) {
  const t = useEcoTranslation();
  const { one, all, change } = useParameters();
  const clusters = all('cluster');
  const types = all('type');
  const layer = one('layer');
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
      <LayerField />
      <TimeField
        label={t('history.from')}
        parameter="from"
        none={t('history.anyTime')}
      />
      <TimeField
        label={t('history.to')}
        parameter="to"
        none={t('history.now')}
      />
      {subject && (
        <Chip
          label={t('history.subject', { subject })}
          onDelete={() => change({ subject: undefined })}
          sx={{ maxWidth: '100%' }}
        />
      )}
      {(clusters.length > 0 || types.length > 0 || layer || subject) && (
        <Button onClick={() => change(NONE)}>{t('filter.clear')}</Button>
      )}
    </Box>
  );
}

/** The backend takes one layer alone. */
function LayerField() {
  const t = useEcoTranslation();
  const { one, change } = useParameters();
  const layer = one('layer');
  const isKnown = ALL_LAYERS.some(({ id }) => id === layer);
  return (
    <TextField
      select
      size="small"
      label={t('history.layer')}
      value={isKnown ? layer : ''}
      onChange={event => change({ layer: event.target.value })}
      InputLabelProps={{ shrink: true }}
      InputProps={{ sx: FIELD_STYLE }}
      SelectProps={{ displayEmpty: true }}
      sx={{ flex: { xs: '1 1 40%', sm: '0 0 160px' }, minWidth: 0 }}
    >
      <MenuItem value="" dense>
        {t('filter.all')}
      </MenuItem>
      {ALL_LAYERS.map(({ id, name }) => (
        <MenuItem key={id} value={id} dense>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
