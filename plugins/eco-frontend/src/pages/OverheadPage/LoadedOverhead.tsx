import { useMemo } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  ClusterSummary,
  Counted,
  OverheadNumbers,
} from '@backstage-eco/plugin-eco-common';
import { UnreadNotices } from '../../components/UnreadNotices';
import { useDefinitions } from '../../hooks/useDefinitions';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { isSelected } from '../../model/filters';
import { clusterOverheadRows, firstLayers } from '../../model/overheadRows';
import { OverheadFilterBar } from './OverheadFilterBar';
import { OverheadOfClusters } from './OverheadOfClusters';
import { OverheadOfGroups } from './OverheadOfGroups';

/** Overhead that matches the filters, and what could not be read. */
export function LoadedOverhead(props: {
  counted: Counted<OverheadNumbers>;
  clusters: ClusterSummary[];
}) {
  const { counted, clusters } = props;
  const t = useEcoTranslation();
  const { all } = useParameters();
  const { data: tools } = useDefinitions();
  const layerOf = useMemo(() => firstLayers(tools ?? []), [tools]);
  const filters = { clusters: all('cluster'), layers: all('layer') };
  const isWanted = ({ cluster }: { cluster: string }) =>
    isSelected(filters.clusters, cluster);
  const rows = clusterOverheadRows(counted.items, filters, layerOf);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <UnreadNotices
        unknownIn={counted.unknownIn.filter(isWanted)}
        unread={counted.items
          .filter(isWanted)
          .flatMap(({ cluster, unknown }) =>
            unknown.map(each => ({ cluster, ...each })),
          )}
        clusters={clusters}
      />
      <Typography variant="body2">{t('overhead.primer')}</Typography>
      <OverheadFilterBar clusters={clusters} />
      <OverheadOfClusters rows={rows} clusters={clusters} />
      <OverheadOfGroups
        items={counted.items}
        filters={filters}
        layerOf={layerOf}
        tools={tools ?? []}
        clusters={clusters}
      />
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {t('overhead.about')}
      </Typography>
    </Box>
  );
}
