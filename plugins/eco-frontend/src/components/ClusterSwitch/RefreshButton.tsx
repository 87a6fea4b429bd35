import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import RefreshOutlined from '@mui/icons-material/RefreshOutlined';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  ClusterSummary,
  ecoInventoryRefreshPermission,
} from '@backstage-eco/plugin-eco-common';
import { useClusterRefresh } from '../../hooks/useClusterRefresh';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { HiddenText } from '../HiddenText';

/**
 * Refreshes a cluster. Without permission the button stays focusable and names
 * the missing permission, which a disabled button could not do.
 */
export function RefreshButton(props: { cluster: ClusterSummary }) {
  const { cluster } = props;
  const t = useEcoTranslation();
  const { refresh, refreshing, error } = useClusterRefresh(cluster);
  const { allowed, loading } = usePermission({
    permission: ecoInventoryRefreshPermission,
    resourceRef: cluster.name,
  });
  const idle = allowed && !refreshing;
  let label: string = t('refresh.label', { cluster: cluster.title });
  if (!allowed && !loading) {
    label = t('refresh.denied', {
      permission: ecoInventoryRefreshPermission.name,
    });
  } else if (refreshing) {
    label = t('refresh.running', { cluster: cluster.title });
  } else if (error) {
    label = t('refresh.failed', {
      cluster: cluster.title,
      reason: error.message,
    });
  }
  return (
    <Box sx={{ p: 0.5 }}>
      <Tooltip title={label}>
        <IconButton
          size="small"
          aria-label={label}
          aria-disabled={!idle}
          color={error ? 'error' : 'default'}
          onClick={idle ? refresh : undefined}
          sx={{ opacity: allowed ? 1 : 0.45 }}
        >
          {refreshing ? (
            <CircularProgress size={18} aria-hidden />
          ) : (
            <RefreshOutlined sx={{ fontSize: 18 }} />
          )}
        </IconButton>
      </Tooltip>
      <HiddenText role="status">{refreshing || error ? label : ''}</HiddenText>
    </Box>
  );
}
