import AddCircleOutline from '@mui/icons-material/AddCircleOutline';
import ArchiveOutlined from '@mui/icons-material/ArchiveOutlined';
import ChangeCircleOutlined from '@mui/icons-material/ChangeCircleOutlined';
import DeleteOutline from '@mui/icons-material/DeleteOutline';
import RemoveCircleOutline from '@mui/icons-material/RemoveCircleOutline';
import SensorsOutlined from '@mui/icons-material/SensorsOutlined';
import SwapHoriz from '@mui/icons-material/SwapHoriz';
import TravelExploreOutlined from '@mui/icons-material/TravelExploreOutlined';
import TuneOutlined from '@mui/icons-material/TuneOutlined';
import UnarchiveOutlined from '@mui/icons-material/UnarchiveOutlined';
import UpgradeOutlined from '@mui/icons-material/UpgradeOutlined';
import type { SvgIconProps } from '@mui/material/SvgIcon';
import { HistoryEventType } from '@backstage-eco/plugin-eco-common';

const ICONS: Record<
  HistoryEventType,
  [typeof AddCircleOutline, SvgIconProps['color']]
> = {
  'first-known': [TravelExploreOutlined, 'action'],
  'tool-appeared': [AddCircleOutline, 'success'],
  'tool-disappeared': [RemoveCircleOutline, 'error'],
  'tool-state-changed': [ChangeCircleOutlined, 'warning'],
  'tool-version-changed': [UpgradeOutlined, 'primary'],
  'crd-added': [AddCircleOutline, 'success'],
  'crd-removed': [RemoveCircleOutline, 'error'],
  'crd-changed': [ChangeCircleOutlined, 'primary'],
  'kubernetes-version-changed': [UpgradeOutlined, 'primary'],
  'outcome-changed': [SensorsOutlined, 'warning'],
  'definitions-changed': [TuneOutlined, 'action'],
  'cluster-replaced': [SwapHoriz, 'error'],
  'cluster-archived': [ArchiveOutlined, 'warning'],
  'cluster-restored': [UnarchiveOutlined, 'success'],
  'cluster-deleted': [DeleteOutline, 'error'],
};

/** Decorative icon of an event. */
export function EventIcon(props: { type: HistoryEventType }) {
  const [Icon, color] = ICONS[props.type];
  return (
    <Icon
      aria-hidden
      color={color}
      sx={{ fontSize: 18, flexShrink: 0, mt: '1px' }}
    />
  );
}
