import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ClusterSummary, StackLayer } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { layerState } from '../../model/layerState';
import { SectionTitle } from '../SectionTitle';
import { LayerContent, LayerLink } from '../StackDrawing';

/** Services beside the stack, each with its tools. */
export function PlatformServices(props: {
  services: StackLayer[];
  clusters: ClusterSummary[];
}) {
  const { services, clusters } = props;
  const t = useEcoTranslation();
  return (
    <Box component="section" aria-labelledby="eco-services-title" minWidth={0}>
      <SectionTitle
        id="eco-services-title"
        title={t('services.title')}
        note={t('services.subtitle')}
      />
      <Box
        component="ul"
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'grid',
          gap: '3px',
          gridTemplateColumns:
            'repeat(auto-fill, minmax(min(100%, 270px), 1fr))',
        }}
      >
        {services.map(service => (
          <Box component="li" key={service.id} sx={serviceStyle(service)}>
            <Typography
              component="h3"
              variant="body2"
              sx={{ m: 0, px: 0.5, pb: 0.25, fontWeight: 'fontWeightBold' }}
            >
              <LayerLink layer={service} />
            </Typography>
            <LayerContent
              layer={service}
              state={layerState(service, clusters)}
              clusterCount={clusters.length}
            />
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function serviceStyle(service: StackLayer) {
  const solid = service.tools.length > 0;
  return {
    minWidth: 0,
    p: 0.5,
    border: 1,
    borderStyle: solid ? 'solid' : 'dashed',
    borderColor: 'divider',
    borderRadius: 1,
  };
}
