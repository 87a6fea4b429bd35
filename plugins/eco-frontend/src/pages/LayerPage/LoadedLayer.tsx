import Box from '@mui/material/Box';
import { Stack, StackLayer } from '@backstage-eco/plugin-eco-common';
import { LayerSummaries } from '../../components/Summaries';
import { LayerClusters } from '../../components/LayerClusters';
import { PageHeading } from '../../components/PageHeading';
import { NoClusters } from '../../components/PageStates';
import { Panel } from '../../components/Panel';
import { UsualChoices } from '../../components/UsualChoices';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { Guidance } from './Guidance';
import { LayerNavigation } from './LayerNavigation';
import { ToolsOfLayer } from './ToolsOfLayer';

const layoutStyle = {
  display: 'grid',
  columnGap: 3,
  rowGap: 3,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '212px minmax(0, 1fr)' },
  // A narrow screen shows the navigation after the page.
  gridTemplateAreas: { xs: '"page" "others"', md: '"others page"' },
};

/** Guidance for a layer, its state in the clusters, and its tools. */
export function LoadedLayer(props: { layer: StackLayer; stack: Stack }) {
  const { layer, stack } = props;
  const t = useEcoTranslation();
  return (
    <Box sx={layoutStyle}>
      <Box sx={{ gridArea: 'others' }}>
        <LayerNavigation stack={stack} current={layer.id} />
      </Box>
      <Box
        sx={{
          gridArea: 'page',
          minWidth: 0,
          display: 'flex',
          flexDirection: 'column',
          gap: 2,
        }}
      >
        <PageHeading title={layer.name} lead={layer.purpose} />
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns:
              'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
          }}
        >
          <Panel title={t('layer.inClusters')}>
            {stack.clusters.length === 0 && <NoClusters inPanel />}
            <LayerClusters layer={layer} clusters={stack.clusters} />
          </Panel>
          <Panel title={t('layer.usualChoices')}>
            <UsualChoices layer={layer} />
          </Panel>
        </Box>
        <Guidance layerId={layer.id} />
        <LayerSummaries layerId={layer.id} clusters={stack.clusters} />
        <ToolsOfLayer layer={layer} stack={stack} />
      </Box>
    </Box>
  );
}
