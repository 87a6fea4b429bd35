import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { Stack } from '@backstage-eco/plugin-eco-common';
import { CsvButton } from '../../components/DataTable';
import { FilterBar } from '../../components/FilterBar';
import { Notice } from '../../components/Notice';
import { SectionTitle } from '../../components/SectionTitle';
import { ToolTable } from '../../components/ToolTable';
import { useDefinitions } from '../../hooks/useDefinitions';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UsedFilters } from '../../hooks/useFilters';
import { useKnownSwitch } from '../../hooks/useKnownSwitch';
import { cutStack } from '../../model/cutStack';
import { filterRows } from '../../model/filterRows';
import { FOUND_STATES, MISSING_STATES } from '../../model/filters';
import { foundIn, toolRows } from '../../model/toolRows';
import { isNoneRead } from '../../model/isNoneRead';
import { TOOL_TABLE_FIELDS, toolTable } from '../../model/toolTable';
import { EmptyList } from './EmptyList';

const STATES = [...FOUND_STATES, ...MISSING_STATES];

/** Filters, actions, and the list of tools. */
export function LoadedTools(props: { stack: Stack; used: UsedFilters }) {
  const { stack, used } = props;
  const { filters } = used;
  const t = useEcoTranslation();
  const definitions = useDefinitions();
  const [known, setKnown] = useKnownSwitch();
  const cut = cutStack(stack, filters.clusters);
  const all = toolRows(cut, definitions.data);
  const rows = filterRows(all, { filters, known });
  const found = all.filter(row => foundIn(row).length > 0).length;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <FilterBar used={used} clusters={stack.clusters} states={STATES} />
      {definitions.error && (
        <Notice>
          {t('notice.noDefinitions', { reason: definitions.error.message })}
        </Notice>
      )}
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2,
        }}
      >
        <Box sx={{ flex: '1 1 auto' }}>
          <SectionTitle
            id="eco-tools-title"
            title={t('tools.title')}
            note={
              (known || !isNoneRead(stack.clusters)) && (
                <span role="status">
                  {t('tools.count', {
                    shown: String(rows.length),
                    all: String(known ? all.length : found),
                  })}
                </span>
              )
            }
          />
        </Box>
        <FormControlLabel
          label={t('tools.known', { count: all.length })}
          control={
            <Switch
              size="small"
              checked={known}
              onChange={(_, checked) => setKnown(checked)}
            />
          }
          componentsProps={{ typography: { variant: 'body2' } }}
          sx={{ m: 0, gap: 0.5 }}
        />
        {rows.length > 0 && (
          <CsvButton
            file="eco-tools"
            table={() => ({ fields: TOOL_TABLE_FIELDS, data: toolTable(rows) })}
          />
        )}
      </Box>
      {rows.length > 0 ? (
        <ToolTable
          rows={rows}
          clusters={cut.clusters}
          label={t('tools.title')}
        />
      ) : (
        <EmptyList clusters={stack.clusters} filtered={found > 0 || known} />
      )}
    </Box>
  );
}
