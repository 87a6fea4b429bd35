import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { usePermission } from '@backstage/plugin-permission-react';
import { ecoClusterRestorePermission } from '@backstage-eco/plugin-eco-common';
import { useClusterRestore } from '../../hooks/useClusterRestore';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * Restores an archived cluster. Without permission the button is disabled, and
 * a note names the missing permission.
 */
export function RestoreButton(props: { name: string; title: string }) {
  const { name, title } = props;
  const t = useEcoTranslation();
  const { mutate, isPending, error } = useClusterRestore(name);
  const { allowed, loading } = usePermission({
    permission: ecoClusterRestorePermission,
    resourceRef: name,
  });
  const idle = allowed && !isPending;
  const denied = !allowed && !loading;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column' }}>
      <Button
        size="small"
        variant="outlined"
        aria-label={t('archived.restoreCluster', { cluster: title })}
        disabled={!idle}
        onClick={() => mutate()}
        sx={{ alignSelf: 'flex-start' }}
      >
        {t('archived.restore')}
      </Button>
      <Box
        component="span"
        role="status"
        sx={{ typography: 'caption', color: error ? 'error.main' : undefined }}
      >
        {denied &&
          t('archived.denied', {
            permission: ecoClusterRestorePermission.name,
          })}
        {error && t('archived.failed', { reason: error.message })}
      </Box>
    </Box>
  );
}
