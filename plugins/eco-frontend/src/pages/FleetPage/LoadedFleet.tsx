import { useMemo } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Fleet } from '@backstage-eco/plugin-eco-common';
import { DataTable } from '../../components/DataTable';
import { NoClusters } from '../../components/PageStates';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { filterFleet, fleetTotals } from '../../model/fleetRows';
import { CrdDifferences } from './CrdDifferences';
import { FindingsPerDay } from './FindingsPerDay';
import { FleetFilterBar } from './FleetFilterBar';
import { FleetTiles } from './FleetTiles';
import { useFleetColumns } from './useFleetColumns';
import { WorstFindings } from './WorstFindings';

/** Totals, most urgent findings, and the clusters that match the filters. */
export function LoadedFleet(props: { fleet: Fleet }) {
  const { fleet } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const { one, all } = useParameters();
  const columns = useFleetColumns(fleet.changesDays);
  const totals = useMemo(() => fleetTotals(fleet), [fleet]);
  const rows = filterFleet(fleet.items, {
    text: one('q') ?? '',
    clusters: all('cluster'),
    outcomes: all('outcome'),
    support: all('support'),
    severities: all('severity'),
  });
  if (fleet.items.length === 0) {
    return <NoClusters />;
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <FleetTiles totals={totals} changesDays={fleet.changesDays} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: 'minmax(0, 3fr) minmax(0, 2fr)',
          },
        }}
      >
        <WorstFindings fleet={fleet} />
        <FindingsPerDay fleet={fleet} />
      </Box>
      <Typography variant="body2">
        <TextLink to={paths.overhead}>{t('overhead.link')}</TextLink>
      </Typography>
      <FleetFilterBar clusters={fleet.items.map(({ cluster }) => cluster)} />
      {rows.length > 0 ? (
        <DataTable
          label={t('fleet.clusters')}
          rows={rows}
          columns={columns}
          rowId={({ cluster }) => cluster.name}
          csv="eco-fleet"
          toolbar={
            <Typography variant="caption" role="status">
              {t('fleet.count', {
                shown: String(rows.length),
                all: String(fleet.items.length),
              })}
            </Typography>
          }
        />
      ) : (
        <Typography role="status" sx={{ color: 'text.secondary' }}>
          {t('fleet.nothingFits')}
        </Typography>
      )}
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {t('fleet.supportSource')}
      </Typography>
      {fleet.items.length > 1 && (
        <CrdDifferences clusters={fleet.items.map(({ cluster }) => cluster)} />
      )}
    </Box>
  );
}
