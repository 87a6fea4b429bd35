import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import {
  ClusterFilter,
  FIELD_STYLE,
  FilterFields,
  WordsFilter,
} from '../../components/FilterBar';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';

/** Filters of the kinds, kept in the URL. */
export function KindFilterBar(props: {
  groups: string[];
  clusters: ClusterSummary[];
}) {
  const { groups, clusters } = props;
  const t = useEcoTranslation();
  const { one, change } = useParameters();
  const group = one('group') ?? '';
  // Include a group that only the URL names, so that it stays visible.
  const choices = [...new Set([...groups, ...(group ? [group] : [])])].sort();
  return (
    <FilterFields>
      <WordsFilter label={t('kinds.search')} />
      <ClusterFilter clusters={clusters} />
      <TextField
        select
        size="small"
        label={t('kinds.group')}
        value={group}
        onChange={event => change({ group: event.target.value })}
        InputLabelProps={{ shrink: true }}
        InputProps={{ sx: FIELD_STYLE }}
        SelectProps={{ displayEmpty: true }}
        sx={{ flex: { xs: '1 1 40%', sm: '0 0 220px' }, minWidth: 0 }}
      >
        <MenuItem value="" dense>
          {t('filter.all')}
        </MenuItem>
        {choices.map(name => (
          <MenuItem key={name} value={name} dense>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </FilterFields>
  );
}
