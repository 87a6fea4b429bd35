import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import LockOutlined from '@mui/icons-material/LockOutlined';
import PlaylistRemove from '@mui/icons-material/PlaylistRemove';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import type { SvgIconProps } from '@mui/material/SvgIcon';
import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';

const ICONS: Record<
  OutcomeStatus,
  [typeof CheckCircleOutline, SvgIconProps['color']]
> = {
  pending: [HourglassEmpty, 'action'],
  ok: [CheckCircleOutline, 'success'],
  partial: [RuleOutlined, 'warning'],
  unauthorised: [LockOutlined, 'error'],
  forbidden: [LockOutlined, 'error'],
  'client-side-auth': [LockOutlined, 'warning'],
  unreachable: [CloudOffOutlined, 'error'],
  'not-listed': [PlaylistRemove, 'warning'],
  'timed-out': [CloudOffOutlined, 'error'],
  'duplicate-name': [ErrorOutline, 'error'],
  'not-a-cluster': [ErrorOutline, 'error'],
};

/**
 * Decorative icon of a read outcome. Outcomes differ in shape, not only in
 * color.
 */
export function OutcomeIcon(props: { status: OutcomeStatus }) {
  const [Icon, color] = ICONS[props.status];
  return (
    <Icon aria-hidden color={color} sx={{ fontSize: 16, flexShrink: 0 }} />
  );
}
