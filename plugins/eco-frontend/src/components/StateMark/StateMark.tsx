import Box from '@mui/material/Box';
import DeleteSweepOutlined from '@mui/icons-material/DeleteSweepOutlined';
import GestureOutlined from '@mui/icons-material/GestureOutlined';
import { DetectionState } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * Marks a tool that is not plainly installed. Renders nothing for an installed
 * one, which is what a card stands for.
 */
export function StateMark(props: { state: DetectionState }) {
  const t = useEcoTranslation();
  const { state } = props;
  if (state === 'installed') {
    return null;
  }
  const leftover = state === 'leftover';
  const Icon = leftover ? DeleteSweepOutlined : GestureOutlined;
  return (
    <Box
      component="span"
      title={t(leftover ? 'state.leftoverMeaning' : 'state.tracedMeaning')}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        px: 0.5,
        flexShrink: 0,
        border: 1,
        borderStyle: 'dashed',
        borderColor: leftover ? 'warning.main' : 'text.secondary',
        borderRadius: 0.5,
        color: 'text.primary',
        typography: 'caption',
        lineHeight: '16px',
      }}
    >
      <Icon
        aria-hidden
        color={leftover ? 'warning' : 'action'}
        sx={{ fontSize: 13 }}
      />
      {t(`state.${state}`)}
    </Box>
  );
}
