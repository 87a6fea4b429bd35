import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import AddCircleOutline from '@mui/icons-material/AddCircleOutline';
import HelpOutline from '@mui/icons-material/HelpOutline';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { StackLayer } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LayerState } from './layerState';

const iconStyle = { fontSize: 16, flexShrink: 0, mt: '1px' };

/**
 * Says in words where a layer is a gap, where it may wait, and where nobody
 * could look. A layer with tools says only what is worth knowing beside them.
 */
export function LayerNotes(props: {
  layer: StackLayer;
  state: LayerState;
  clusterCount: number;
}) {
  const { layer, state, clusterCount } = props;
  const several = clusterCount > 1;
  const t = useEcoTranslation();
  const choices = layer.usualChoices.map(({ name }) => name).join(', ');
  const empty = layer.tools.length === 0;
  return (
    <>
      {state.gapIn.length > 0 && (
        <Note
          icon={<WarningAmber color="warning" sx={iconStyle} aria-hidden />}
          head={
            several
              ? t('layer.gapIn', { clusters: state.gapIn.join(', ') })
              : t('layer.gap')
          }
          text={empty ? t('layer.usually', { choices }) : undefined}
        />
      )}
      {empty && state.growIn.length > 0 && (
        <Note
          icon={<AddCircleOutline color="action" sx={iconStyle} aria-hidden />}
          text={
            state.unknown.length > 0
              ? t('layer.growIn', {
                  choices,
                  clusters: state.growIn.join(', '),
                })
              : t('layer.grow', { choices })
          }
        />
      )}
      {state.unknown.map(({ reason, clusters }) => (
        <Note
          key={clusters.join('/')}
          icon={<HelpOutline color="info" sx={iconStyle} aria-hidden />}
          head={
            several
              ? t('layer.unknownIn', { clusters: clusters.join(', ') })
              : t('layer.unknown')
          }
          text={reason ?? t('layer.never')}
        />
      ))}
    </>
  );
}

function Note(props: { icon: ReactNode; head?: string; text?: string }) {
  const { icon, head, text } = props;
  const words = [head, text].filter(Boolean).join(': ');
  return (
    <Box
      component="li"
      title={words}
      sx={{
        flex: '1 1 170px',
        minWidth: 0,
        px: 0.5,
        py: 0.25,
        display: 'flex',
        alignSelf: 'center',
        gap: 0.75,
        typography: 'caption',
        lineHeight: 1.4,
        color: 'text.secondary',
        overflowWrap: 'anywhere',
      }}
    >
      {icon}
      <Box
        component="span"
        sx={{
          display: '-webkit-box',
          WebkitBoxOrient: 'vertical',
          WebkitLineClamp: '2',
          overflow: 'hidden',
        }}
      >
        {head && (
          <Box
            component="span"
            sx={{ color: 'text.primary', fontWeight: 'fontWeightBold' }}
          >
            {text ? `${head}: ` : head}
          </Box>
        )}
        {text}
      </Box>
    </Box>
  );
}
