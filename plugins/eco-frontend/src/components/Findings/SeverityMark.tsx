import Box from '@mui/material/Box';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { FindingSeverity } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const MARKS = {
  critical: { Icon: ErrorOutline, color: 'error' },
  warning: { Icon: WarningAmber, color: 'warning' },
  info: { Icon: InfoOutlined, color: 'info' },
} as const;

/** Shows a severity by shape, color and word. */
export function SeverityMark(props: { severity: FindingSeverity }) {
  const { Icon, color } = MARKS[props.severity];
  const t = useEcoTranslation();
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
    >
      <Icon aria-hidden color={color} sx={{ fontSize: 18 }} />
      {t(`severity.${props.severity}`)}
    </Box>
  );
}
