import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import {
  ChoiceField,
  FIELD_STYLE,
  SearchField,
} from '../../components/FilterBar';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';

/** What kinds are filtered by, kept in the address. */
export function KindFilterBar(props: {
  groups: string[];
  clusters: ClusterSummary[];
}) {
  const { groups, clusters } = props;
  const t = useEcoTranslation();
  const { one, all, change } = useParameters();
  const group = one('group') ?? '';
  // One that the address asks for and no cluster has stays to be seen.
  const choices = [...new Set([...groups, ...(group ? [group] : [])])].sort();
  return (
    <Box
      role="search"
      aria-label={t('filter.label')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}
    >
      <SearchField
        label={t('kinds.search')}
        text={one('q') ?? ''}
        onChange={q => change({ q }, { replace: true })}
      />
      {clusters.length > 1 && (
        <ChoiceField
          label={t('filter.clusters')}
          chosen={all('cluster')}
          choices={clusters.map(({ name, title }) => ({
            value: name,
            words: title,
          }))}
          onChange={cluster => change({ cluster })}
        />
      )}
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
    </Box>
  );
}
