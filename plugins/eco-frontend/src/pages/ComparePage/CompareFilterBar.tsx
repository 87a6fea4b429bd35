import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { Comparison } from '@backstage-eco/plugin-eco-common';
import {
  ChoiceField,
  FIELD_STYLE,
  FilterFields,
  ToggleField,
  WordsFilter,
} from '../../components/FilterBar';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { ALL_LAYERS } from '../../model/filters';

const TYPES = ['kubernetes', 'tool', 'kind'] as const;

/**
 * Filters of the comparison, kept in the URL.
 *
 * @param props - `baseline`: empty for the most typical cluster, whose title is
 * `typical`
 */
export function CompareFilterBar(props: {
  clusters: Comparison['clusters'];
  baseline: string;
  typical: string;
}) {
  const { clusters } = props;
  const t = useEcoTranslation();
  const { all, change } = useParameters();
  return (
    <FilterFields>
      <BaselineField {...props} />
      <ChoiceField
        label={t('comparison.clusters')}
        chosen={all('cluster')}
        choices={clusters.map(({ name, title }) => ({
          value: name,
          words: title,
        }))}
        onChange={cluster => change({ cluster })}
      />
      <WordsFilter label={t('comparison.search')} />
      <ChoiceField
        label={t('comparison.types')}
        chosen={all('type')}
        choices={TYPES.map(value => ({
          value,
          words: t(`comparison.type.${value}`),
        }))}
        onChange={type => change({ type })}
      />
      <ChoiceField
        label={t('filter.layers')}
        chosen={all('layer')}
        choices={ALL_LAYERS.map(({ id, name }) => ({ value: id, words: name }))}
        onChange={layer => change({ layer })}
      />
      <ToggleField label={t('comparison.showAll')} parameter="all" />
    </FilterFields>
  );
}

function BaselineField(props: {
  clusters: Comparison['clusters'];
  baseline: string;
  typical: string;
}) {
  const { clusters, baseline, typical } = props;
  const t = useEcoTranslation();
  const { change } = useParameters();
  return (
    <TextField
      select
      size="small"
      label={t('comparison.baseline')}
      value={baseline}
      onChange={event => change({ baseline: event.target.value })}
      InputLabelProps={{ shrink: true }}
      InputProps={{ sx: FIELD_STYLE }}
      SelectProps={{ displayEmpty: true }}
      sx={{ flex: { xs: '1 1 100%', sm: '0 1 240px' }, minWidth: 0 }}
    >
      <MenuItem value="" dense>
        {t('comparison.typical', { cluster: typical })}
      </MenuItem>
      {clusters.map(({ name, title }) => (
        <MenuItem key={name} value={name} dense>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}
