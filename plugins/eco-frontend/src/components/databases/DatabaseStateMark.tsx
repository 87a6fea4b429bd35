import Box from '@mui/material/Box';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import { DatabaseSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const MARKS = {
  requested: { Icon: ScheduleOutlined, color: 'info' },
  provisioning: { Icon: HourglassEmptyOutlined, color: 'info' },
  ready: { Icon: CheckCircleOutlined, color: 'success' },
  stalled: { Icon: ErrorOutlineOutlined, color: 'error' },
  deleting: { Icon: DeleteOutlined, color: 'warning' },
  missing: { Icon: ErrorOutlineOutlined, color: 'error' },
  unknown: { Icon: HelpOutlineOutlined, color: 'warning' },
} as const;

/** Shows the state of a database by icon and word, not by color alone. */
export function DatabaseStateMark(props: { state: DatabaseSummary['state'] }) {
  const { state } = props;
  const t = useEcoTranslation();
  const { Icon, color } = MARKS[state];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
    >
      <Icon aria-hidden color={color} sx={{ fontSize: 18 }} />
      {t(`databaseState.${state}`)}
    </Box>
  );
}
