import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { ClusterSelection } from '../../hooks/useClusterSelection';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { SectionTitle } from '../SectionTitle';
import { ClusterTile } from './ClusterTile';

/** A fleet is folded to this many tiles until somebody asks for the rest. */
const TILES_AT_FIRST = 5;

const tilesStyle = {
  display: 'grid',
  gap: 0.75,
  gridTemplateColumns: {
    xs: 'minmax(0, 1fr)',
    sm: 'repeat(2, minmax(0, 1fr))',
    lg: 'minmax(0, 1fr)',
  },
};

/**
 * Chooses the clusters that the stack is drawn of: all of them, or any few.
 * Every tile also says how its cluster was read, and when.
 */
export function ClusterSwitch(props: {
  clusters: ClusterSummary[];
  selection: ClusterSelection;
}) {
  const { clusters, selection } = props;
  const t = useEcoTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const all = selection.chosen.length === 0;
  const shown = unfolded
    ? clusters
    : clusters.filter(
        ({ name }, index) =>
          index < TILES_AT_FIRST || selection.chosen.includes(name),
      );
  const folded = clusters.length - shown.length;
  return (
    <Box component="section" aria-labelledby="eco-clusters-title">
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        <SectionTitle id="eco-clusters-title" title={t('clusters.title')} />
        {clusters.length > 1 && (
          <Button
            size="small"
            aria-pressed={all}
            variant={all ? 'outlined' : 'text'}
            onClick={selection.chooseAll}
            sx={{ py: 0, mb: 0.75, textTransform: 'none' }}
          >
            {t('clusters.all')}
          </Button>
        )}
      </Box>
      <Box sx={tilesStyle}>
        {shown.map(cluster => (
          <ClusterTile
            key={cluster.name}
            cluster={cluster}
            chosen={selection.chosen.includes(cluster.name)}
            shown={all || selection.chosen.includes(cluster.name)}
            onToggle={() => selection.toggle(cluster.name)}
          />
        ))}
      </Box>
      {folded > 0 && (
        <Button
          size="small"
          onClick={() => setUnfolded(true)}
          sx={{ mt: 0.5, textTransform: 'none' }}
        >
          {t('clusters.more', { count: folded })}
        </Button>
      )}
    </Box>
  );
}
