import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { alpha } from '@mui/material/styles';
import type { SxProps, Theme } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import { LayerId, Stack, StackLayer } from '@backstage-eco/plugin-eco-common';
import { HiddenText } from '../../components/HiddenText';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** A compact stack, as navigation between its layers. */
export function LayerNavigation(props: { stack: Stack; current: LayerId }) {
  const { stack, current } = props;
  const t = useEcoTranslation();
  return (
    <Box component="nav" aria-label={t('layers.title')}>
      <LayerList layers={[...stack.layers].reverse()} current={current} />
      <Box
        aria-hidden
        sx={{ my: 1, borderTop: 3, borderColor: 'text.primary' }}
      />
      <LayerList layers={stack.services} current={current} />
    </Box>
  );
}

function LayerList(props: { layers: StackLayer[]; current: LayerId }) {
  const { layers, current } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return (
    <Box
      component="ul"
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        display: 'grid',
        gap: '2px',
        gridTemplateColumns: {
          xs: 'repeat(2, minmax(0, 1fr))',
          md: 'minmax(0, 1fr)',
        },
      }}
    >
      {layers.map(layer => (
        <li key={layer.id}>
          <ButtonBase
            component={RouterLink}
            to={paths.layer({ layerId: layer.id })}
            aria-current={layer.id === current ? 'page' : undefined}
            sx={itemStyle({
              solid: layer.tools.length > 0,
              current: layer.id === current,
            })}
          >
            <span>{layer.name}</span>
            {layer.tools.length > 0 && (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                <span aria-hidden>{layer.tools.length}</span>
                <HiddenText>
                  {t('stack.found', { count: layer.tools.length })}
                </HiddenText>
              </Box>
            )}
          </ButtonBase>
        </li>
      ))}
    </Box>
  );
}

function itemStyle(layer: {
  solid: boolean;
  current: boolean;
}): SxProps<Theme> {
  return theme => ({
    width: '100%',
    height: '100%',
    px: 1,
    py: 0.5,
    display: 'flex',
    justifyContent: 'space-between',
    gap: 1,
    textAlign: 'left',
    typography: 'body2',
    fontWeight: layer.current ? 'fontWeightBold' : 'fontWeightRegular',
    border: 1,
    borderStyle: layer.solid ? 'solid' : 'dashed',
    borderColor: layer.current ? 'primary.main' : 'divider',
    borderLeft: `4px solid ${
      layer.current ? theme.palette.primary.main : theme.palette.divider
    }`,
    borderRadius: 0.5,
    bgcolor: alpha(theme.palette.primary.main, layer.current ? 0.12 : 0.03),
    '&:hover': { bgcolor: alpha(theme.palette.primary.main, 0.1) },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: '1px',
    },
  });
}
