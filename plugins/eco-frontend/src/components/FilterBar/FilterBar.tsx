import { ReactNode, useId, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FilterList from '@mui/icons-material/FilterList';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UsedFilters } from '../../hooks/useFilters';
import { countChoices, narrowsTools } from '../../model/filters';
import { FilterChoices, ShownState } from './FilterChoices';
import { SearchField } from './SearchField';

/**
 * The filters of a page in one line. A narrow screen folds them behind a
 * button, except for the search field.
 *
 * @param props - `clusters`: options; a single cluster needs no choice;
 * `states`: states that the page can show; `children`: shown before the filters
 */
export function FilterBar(props: {
  used: UsedFilters;
  clusters: ClusterSummary[];
  states: ShownState[];
  children?: ReactNode;
}) {
  const { used, clusters, states, children } = props;
  const { filters, change, clear } = used;
  const t = useEcoTranslation();
  const id = useId();
  const narrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'));
  const [unfolded, setUnfolded] = useState(false);
  const choices = countChoices(filters);
  const isSet = choices > 0 || narrowsTools(filters);
  return (
    <Box
      role="search"
      aria-label={t('filter.label')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
      }}
    >
      {children && <Box sx={{ flex: '1 1 auto' }}>{children}</Box>}
      <SearchField
        label={t('filter.search')}
        text={filters.text}
        onChange={text => change({ text })}
      />
      {narrow && (
        <Button
          aria-expanded={unfolded}
          aria-controls={id}
          startIcon={<FilterList />}
          onClick={() => setUnfolded(!unfolded)}
        >
          {choices > 0
            ? t('filter.foldedSome', { number: String(choices) })
            : t('filter.folded')}
        </Button>
      )}
      <Box
        id={id}
        sx={{
          flex: { xs: '1 1 100%', sm: '0 1 auto' },
          display: narrow && !unfolded ? 'none' : 'flex',
          flexWrap: 'wrap',
          gap: 1,
        }}
      >
        <FilterChoices used={used} clusters={clusters} states={states} />
      </Box>
      {isSet && <Button onClick={clear}>{t('filter.clear')}</Button>}
    </Box>
  );
}
