import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import {
  ChoiceField,
  FIELD_STYLE,
  FilterFields,
} from '../../components/FilterBar';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { ALL_LAYERS } from '../../model/filters';
import { shownGrouping, shownResource } from './shownResource';

/** Filters of the overhead, kept in the URL. */
export function OverheadFilterBar(props: { clusters: ClusterSummary[] }) {
  const t = useEcoTranslation();
  const { one, all, change } = useParameters();
  return (
    <FilterFields>
      <ChoiceField
        label={t('filter.clusters')}
        chosen={all('cluster')}
        choices={props.clusters.map(({ name, title }) => ({
          value: name,
          words: title,
        }))}
        onChange={cluster => change({ cluster })}
      />
      <ChoiceField
        label={t('filter.layers')}
        chosen={all('layer')}
        choices={ALL_LAYERS.map(({ id, name }) => ({
          value: id,
          words: name,
        }))}
        onChange={layer => change({ layer })}
      />
      <OneOf
        label={t('overhead.by')}
        value={shownGrouping(one('by'))}
        choices={[
          { value: 'tool', words: t('overhead.tool') },
          { value: 'layer', words: t('overhead.layer') },
        ]}
        onChange={by => change({ by })}
      />
      <OneOf
        label={t('overhead.resource')}
        value={shownResource(one('resource'))}
        choices={[
          { value: 'memory', words: t('overhead.memory') },
          { value: 'cpu', words: t('overhead.cpu') },
        ]}
        onChange={resource => change({ resource })}
      />
    </FilterFields>
  );
}

function OneOf(props: {
  label: string;
  value: string;
  choices: Array<{ value: string; words: string }>;
  onChange: (value: string) => void;
}) {
  const { label, value, choices, onChange } = props;
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={event => onChange(event.target.value)}
      InputLabelProps={{ shrink: true }}
      InputProps={{ sx: FIELD_STYLE }}
      sx={{ flex: { xs: '1 1 40%', sm: '0 0 132px' }, minWidth: 0 }}
    >
      {choices.map(choice => (
        <MenuItem key={choice.value} value={choice.value} dense>
          {choice.words}
        </MenuItem>
      ))}
    </TextField>
  );
}
