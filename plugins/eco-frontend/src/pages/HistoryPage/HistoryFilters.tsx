import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { HISTORY_EVENT_TYPES } from '@backstage-eco/plugin-eco-common';
import { Choice, ChoiceField, FIELD_STYLE } from '../../components/FilterBar';
import { TimeField } from '../../components/TimeField';
import { ClusterWithHistory } from '../../hooks/useClustersWithHistory';
import { useDefinitions } from '../../hooks/useDefinitions';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { ALL_LAYERS } from '../../model/filters';
import { HISTORY_GROUPINGS } from '../../model/groupHistory';
import { TOOL_SUBJECT } from '../../model/historyFacts';

const NONE = {
  cluster: undefined,
  type: undefined,
  layer: undefined,
  subject: undefined,
};

/** Filters of the history, kept in the URL. */
export function HistoryFilters(props: { clusters: ClusterWithHistory[] }) {
  const t = useEcoTranslation();
  const { one, all, change } = useParameters();
  const clusters = all('cluster');
  const types = all('type');
  const layer = one('layer');
  const subject = one('subject');
  const words = new Map(
    props.clusters.map(({ name, title, state }) => [
      name,
      state === 'shown' ? title : t(`history.${state}`, { cluster: title }),
    ]),
  );
  // Include clusters that only the URL names, so that they can be deselected.
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
      <ToolField />
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
      <GroupField />
      {subject && !subject.startsWith(TOOL_SUBJECT) && (
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

/** The backend accepts only one layer. */
function LayerField() {
  const t = useEcoTranslation();
  const { one, change } = useParameters();
  return (
    <OneField
      label={t('history.layer')}
      choices={ALL_LAYERS.map(({ id, name }) => ({ value: id, words: name }))}
      chosen={one('layer')}
      onChange={layer => change({ layer })}
    />
  );
}

/** A tool is a subject, and the backend accepts only one. */
function ToolField() {
  const t = useEcoTranslation();
  const { one, change } = useParameters();
  const { data: tools = [] } = useDefinitions();
  return (
    <OneField
      label={t('history.tool')}
      choices={tools.map(({ id, name }) => ({
        value: `${TOOL_SUBJECT}${id}`,
        words: name,
      }))}
      chosen={one('subject')}
      onChange={subject => change({ subject })}
    />
  );
}

/** Selects how events are grouped. */
function GroupField() {
  const t = useEcoTranslation();
  const { one, change } = useParameters();
  return (
    <OneField
      label={t('history.group')}
      none={t('history.grouped.none')}
      choices={HISTORY_GROUPINGS.map(value => ({
        value,
        words: t(`history.grouped.${value}`),
      }))}
      chosen={one('group')}
      onChange={group => change({ group })}
    />
  );
}

/** A field with at most one value. */
function OneField(props: {
  label: string;
  choices: Choice[];
  chosen: string | undefined;
  onChange: (chosen: string) => void;
  /** Label of the empty selection, by default that of all. */
  none?: string;
}) {
  const { label, choices, chosen, onChange } = props;
  const t = useEcoTranslation();
  const isKnown = choices.some(({ value }) => value === chosen);
  return (
    <TextField
      select
      size="small"
      label={label}
      value={isKnown ? chosen : ''}
      onChange={event => onChange(event.target.value)}
      InputLabelProps={{ shrink: true }}
      InputProps={{ sx: FIELD_STYLE }}
      SelectProps={{
        displayEmpty: true,
        MenuProps: { PaperProps: { sx: { maxHeight: 420 } } },
      }}
      sx={{ flex: { xs: '1 1 40%', sm: '0 0 160px' }, minWidth: 0 }}
    >
      <MenuItem value="" dense>
        {props.none ?? t('filter.all')}
      </MenuItem>
      {choices.map(({ value, words }) => (
        <MenuItem key={value} value={value} dense>
          {words}
        </MenuItem>
      ))}
    </TextField>
  );
}
