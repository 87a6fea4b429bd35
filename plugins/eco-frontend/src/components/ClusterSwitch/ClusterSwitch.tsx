import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { SectionTitle } from '../SectionTitle';
import { ClusterTile } from './ClusterTile';

/** Maximum number of tiles of a folded cluster list. */
export const MAX_TILES = 4;

const tilesStyle = {
  display: 'grid',
  gap: 0.75,
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 270px), 1fr))',
};

/**
 * Selects the clusters to draw the stack of: all of them, or some. Each tile
 * also shows how and when its cluster was read.
 *
 * @param props - `chosen`: cluster names; empty means all
 */
export function ClusterSwitch(props: {
  clusters: ClusterSummary[];
  chosen: string[];
  onChoose: (names: string[]) => void;
}) {
  const { clusters, chosen, onChoose } = props;
  const t = useEcoTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const all = chosen.length === 0;
  const isShown = ({ name }: ClusterSummary) => all || chosen.includes(name);
  const simulated = clusters.some(each => isShown(each) && isSimulated(each));
  const tiles = unfolded
    ? clusters
    : clusters.filter(
        ({ name }, index) => index < MAX_TILES || chosen.includes(name),
      );
  const folded = clusters.length - tiles.length;
  return (
    <Box component="section" aria-labelledby="eco-clusters-title">
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          alignItems: 'flex-start',
        }}
      >
        <SectionTitle
          id="eco-clusters-title"
          title={t('clusters.title')}
          note={simulated && t('clusters.simulated')}
        />
        {clusters.length > 1 && (
          <Button
            size="small"
            aria-pressed={all}
            variant={all ? 'outlined' : 'text'}
            onClick={() => onChoose([])}
            sx={{
              py: 0,
              mb: 0.75,
              flexShrink: 0,
              textTransform: 'none',
            }}
          >
            {t('clusters.all')}
          </Button>
        )}
      </Box>
      <Box sx={tilesStyle}>
        {tiles.map(cluster => (
          <ClusterTile
            key={cluster.name}
            cluster={cluster}
            chosen={chosen.includes(cluster.name)}
            shown={isShown(cluster)}
            onToggle={() => onChoose(toggled(chosen, cluster.name))}
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

function toggled(names: string[], name: string): string[] {
  return names.includes(name)
    ? names.filter(other => other !== name)
    : [...names, name];
}

function isSimulated({ simulatedNodeCount = 0 }: ClusterSummary): boolean {
  return simulatedNodeCount > 0;
}
