import Box from '@mui/material/Box';
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import HelpOutline from '@mui/icons-material/HelpOutline';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const MARKS = {
  ready: { icon: CheckCircleOutline, color: 'success' },
  notReady: { icon: WarningAmber, color: 'warning' },
  unsaid: { icon: HelpOutline, color: 'info' },
} as const;

function readyState(isReady: boolean | undefined): keyof typeof MARKS {
  if (isReady === undefined) {
    return 'unsaid';
  }
  return isReady ? 'ready' : 'notReady';
}

/**
 * Shows whether an object reports itself ready; undefined if it has not
 * reported yet.
 */
export function ReadyWords(props: { isReady: boolean | undefined }) {
  const t = useEcoTranslation();
  const state = readyState(props.isReady);
  const { icon: Icon, color } = MARKS[state];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
    >
      <Icon aria-hidden color={color} sx={{ fontSize: 16 }} />
      {t(`counted.${state}`)}
    </Box>
  );
}
