import Box from '@mui/material/Box';
import { LAYER_GUIDANCE, LayerId } from '@backstage-eco/plugin-eco-common';
import { Panel } from '../../components/Panel';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const PARTS = ['howToChoose', 'whenToAdd', 'watchOut'] as const;

/** Guidance for a layer, side by side if there is room. */
export function Guidance(props: { layerId: LayerId }) {
  const t = useEcoTranslation();
  const guidance = LAYER_GUIDANCE[props.layerId];
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
      }}
    >
      {PARTS.map(part => (
        <Panel key={part} title={t(`guidance.${part}`)}>
          {guidance[part]}
        </Panel>
      ))}
    </Box>
  );
}
