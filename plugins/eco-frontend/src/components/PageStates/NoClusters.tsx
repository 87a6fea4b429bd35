import { ReactNode } from 'react';
import {
  ClusterListStatus,
  ecoInventoryReadPermission,
} from '@backstage-eco/plugin-eco-common';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import LayersClear from '@mui/icons-material/LayersClear';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useAge } from '../Age';
import { CodeBlock } from './CodeBlock';
import { LoadFailure } from './LoadFailure';
import { PageMessage } from './PageMessage';
import { PageSkeleton } from './PageSkeleton';

const EXAMPLE = `kubernetes:
  clusterLocatorMethods:
    - type: config
      clusters:
        - name: production
          url: https://203.0.113.10:6443
          authProvider: serviceAccount
          serviceAccountToken: \${PRODUCTION_TOKEN}`;

const ICONS: Record<ClusterListStatus['state'], ReactNode> = {
  none: <LayersClear aria-hidden />,
  known: <LockOutlined aria-hidden />,
  failed: <CloudOffOutlined aria-hidden />,
  pending: <LayersClear aria-hidden />,
};

/**
 * Explains why there are no clusters, and what to do: none is configured, none
 * is visible to this user, or the list could not be read.
 *
 * @param props - `inPanel`: the page has other content
 */
export function NoClusters(props: { inPanel?: boolean }) {
  const { data, error, refetch } = useQuery(
    useEcoQueries().clusterListStatus(),
  );
  if (data) {
    return <Reason status={data} inPanel={props.inPanel} />;
  }
  if (error) {
    return <LoadFailure error={error} onRetry={() => refetch()} />;
  }
  return props.inPanel ? null : <PageSkeleton />;
}

function Reason(props: { status: ClusterListStatus; inPanel?: boolean }) {
  const { status, inPanel } = props;
  const { state } = status;
  const t = useEcoTranslation();
  const title = t(`noClusters.${state}`);
  const description = useDescription(status);
  const example = state === 'none' && <CodeBlock text={EXAMPLE} />;
  if (inPanel) {
    return (
      <Box sx={{ overflowWrap: 'anywhere', mb: 1.5 }}>
        <Typography variant="body2" sx={{ mb: 1 }}>
          <strong>{title}.</strong> {description}
        </Typography>
        {example}
      </Box>
    );
  }
  return (
    <PageMessage
      icon={ICONS[state]}
      title={title}
      description={description}
      alert={state === 'failed'}
    >
      {example}
    </PageMessage>
  );
}

function useDescription(status: ClusterListStatus): string {
  const { state, reason = '', since = '' } = status;
  const t = useEcoTranslation();
  const { exact } = useAge(since);
  switch (state) {
    case 'failed':
      return t('noClusters.failedDescription', { reason, time: exact });
    case 'known':
      return t('noClusters.knownDescription', {
        permission: ecoInventoryReadPermission.name,
      });
    default:
      return t(`noClusters.${state}Description`);
  }
}
