import { Link } from '@backstage/core-components';
import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { useQuery } from '@tanstack/react-query';
import {
  ecoApiRef,
  ecoTranslationRef,
  rootRouteRef,
} from '@backstage-eco/plugin-eco';
import {
  ClusterListStatus,
  ecoInventoryReadPermission,
} from '@backstage-eco/plugin-eco-common';

/** Explains why there are no clusters, and links to what can be done. */
export function NoClusters() {
  const ecoApi = useApi(ecoApiRef);
  const stackPath = useRouteRef(rootRouteRef)?.() ?? '/eco';
  const { t } = useTranslationRef(ecoTranslationRef);
  const { data: status, error } = useQuery({
    queryKey: ['home', 'cluster-list'],
    queryFn: ({ signal }) => ecoApi.getClusterListStatus({ signal }),
    retry: false,
  });
  const description = useDescription(status);
  if (error) {
    return (
      <Alert severity="warning" role="alert">
        The clusters cannot be shown now: {error.message}
      </Alert>
    );
  }
  if (!status) {
    return null;
  }
  const isFailed = status.state === 'failed';
  return (
    <Alert severity={isFailed ? 'warning' : 'info'} role="status">
      <AlertTitle>{t(`noClusters.${status.state}`)}</AlertTitle>
      {description}{' '}
      {status.state === 'none' && <Link to={stackPath}>Show an example</Link>}
    </Alert>
  );
}

function useDescription(status: ClusterListStatus | undefined): string {
  const { t } = useTranslationRef(ecoTranslationRef);
  if (!status) {
    return '';
  }
  switch (status.state) {
    case 'failed':
      return t('noClusters.failedDescription', {
        reason: status.reason ?? '',
        time: status.since ? new Date(status.since).toLocaleString() : '',
      });
    case 'known':
      return t('noClusters.knownDescription', {
        permission: ecoInventoryReadPermission.name,
      });
    default:
      return t(`noClusters.${status.state}Description`);
  }
}
