import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { SEVERITIES, SeverityMark } from '../../components/Findings';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { FleetTotals } from '../../model/fleetRows';

/**
 * Totals of the fleet, each with the number of clusters in which it is known.
 */
export function FleetTiles(props: {
  totals: FleetTotals;
  changesDays: number;
}) {
  const { totals, changesDays } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const known = (number: number) =>
    number < totals.clusters &&
    t('fleet.ofClusters', {
      known: String(number),
      all: String(totals.clusters),
    });
  return (
    <Box
      component="ul"
      aria-label={t('fleet.totals')}
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        display: 'grid',
        gap: 1,
        gridTemplateColumns: 'repeat(auto-fill, minmax(148px, 1fr))',
      }}
    >
      <Tile
        label={t('fleet.clusters')}
        to={paths.clusters}
        number={totals.clusters}
        note={
          totals.notRead > 0 &&
          t('fleet.notRead', { number: String(totals.notRead) })
        }
      />
      {totals.support.ended > 0 && (
        <Tile
          label={t('fleet.kubernetesSupport')}
          to="?support=ended"
          number={totals.support.ended}
          note={t('support.ended')}
        />
      )}
      <Tile
        label={t('fleet.tools')}
        to={paths.tools}
        number={totals.tools.known > 0 ? totals.tools.count : undefined}
        note={known(totals.tools.known)}
      />
      <Tile
        label={t('fleet.operators')}
        to={paths.operators}
        number={totals.operators.known > 0 ? totals.operators.count : undefined}
        note={known(totals.operators.known)}
      />
      {totals.checked > 0 &&
        SEVERITIES.map(severity => (
          <Tile
            key={severity}
            label={<SeverityMark severity={severity} />}
            to={`${paths.findings}?severity=${severity}`}
            number={totals.severities[severity]}
            note={known(totals.checked)}
          />
        ))}
      <Tile
        label={t('fleet.changes', { days: String(changesDays) })}
        to={paths.history}
        number={totals.notRead < totals.clusters ? totals.changes : undefined}
      />
    </Box>
  );
}

function Tile(props: {
  label: ReactNode;
  to: string;
  /** Omitted if unknown. */
  number?: number;
  note?: ReactNode;
}) {
  const t = useEcoTranslation();
  return (
    <Paper component="li" variant="outlined" sx={{ px: 1.5, py: 1 }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          minHeight: 22,
          typography: 'body2',
        }}
      >
        <TextLink to={props.to}>{props.label}</TextLink>
      </Box>
      <Box
        sx={{
          typography: 'h5',
          m: 0,
          lineHeight: 1.2,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {props.number ?? t('fleet.unknown')}
      </Box>
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
        {props.note}
      </Box>
    </Paper>
  );
}
