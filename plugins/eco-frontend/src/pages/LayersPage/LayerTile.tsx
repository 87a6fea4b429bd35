import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import {
  ClusterSummary,
  LAYER_GUIDANCE,
  StackLayer,
} from '@backstage-eco/plugin-eco-common';
import { LayerClusters } from '../../components/LayerClusters';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';

/** Summary of a layer: what it does, when it is needed, and its tools. */
export function LayerTile(props: {
  layer: StackLayer;
  clusters: ClusterSummary[];
}) {
  const { layer, clusters } = props;
  const paths = useEcoPaths();
  return (
    <Paper
      variant="outlined"
      sx={{
        p: 1.75,
        minWidth: 0,
        display: 'flex',
        flexDirection: 'column',
        gap: 0.75,
        typography: 'body2',
        overflowWrap: 'anywhere',
      }}
    >
      <Typography
        component="h3"
        variant="body1"
        sx={{ m: 0, fontWeight: 'fontWeightBold' }}
      >
        <TextLink to={paths.layer({ layerId: layer.id })}>
          {layer.name}
        </TextLink>
      </Typography>
      <span>{layer.purpose}</span>
      <Box component="span" sx={{ flex: 1, color: 'text.secondary' }}>
        {LAYER_GUIDANCE[layer.id].whenToAdd}
      </Box>
      <LayerClusters layer={layer} clusters={clusters} />
    </Paper>
  );
}
