import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import AddCircleOutline from '@mui/icons-material/AddCircleOutline';
import HelpOutline from '@mui/icons-material/HelpOutline';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { StackLayer } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LayerState } from './layerState';

/**
 * Says in words where a layer is a gap, where it may wait, and where nobody
 * could look. A layer with tools says only what is worth knowing beside them.
 */
export function LayerNotes(props: {
  layer: StackLayer;
  state: LayerState;
  showClusters: boolean;
}) {
  const { layer, state, showClusters } = props;
  const t = useEcoTranslation();
  const choices = layer.usualChoices.join(', ');
  const empty = layer.tools.length === 0;
  return (
    <>
      {state.gapIn.length > 0 && (
        <Note
          icon={<WarningAmber color="warning" sx={iconStyle} aria-hidden />}
          head={
            showClusters
              ? t('layer.gapIn', { clusters: state.gapIn.join(', ') })
              : t('layer.gap')
          }
          text={t('layer.usually', { choices })}
        />
      )}
      {empty && state.growIn.length > 0 && (
        <Note
          icon={<AddCircleOutline color="action" sx={iconStyle} aria-hidden />}
          text={t('layer.grow', { choices })}
        />
      )}
      {state.unknown.map(({ reason, clusters }) => (
        <Note
          key={clusters.join('/')}
          icon={<HelpOutline color="info" sx={iconStyle} aria-hidden />}
          head={
            showClusters
              ? t('layer.unknownIn', { clusters: clusters.join(', ') })
              : t('layer.unknown')
          }
          text={reason ?? t('layer.never')}
        />
      ))}
    </>
  );
}

const iconStyle = { fontSize: 16, flexShrink: 0, mt: '1px' };

function Note(props: { icon: ReactNode; head?: string; text: string }) {
  const { icon, head, text } = props;
  const words = head ? `${head}: ${text}` : text;
  return (
    <Box
      component="p"
      title={words}
      sx={{
        m: 0,
        px: 0.5,
        py: 0.25,
        display: 'flex',
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
            {`${head}: `}
          </Box>
        )}
        {text}
      </Box>
    </Box>
  );
}
