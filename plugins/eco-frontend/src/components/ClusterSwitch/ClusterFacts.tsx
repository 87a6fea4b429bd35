import Box from '@mui/material/Box';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { Age } from '../Age';
import { OutcomeIcon } from '../OutcomeIcon';
import { nodeWords } from './nodeWords';

const lineStyle = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 0.75,
  typography: 'caption',
  lineHeight: 1.45,
  color: 'text.secondary',
} as const;

/** Shows how and when a cluster was read, its version and its nodes. */
export function ClusterFacts(props: { cluster: ClusterSummary }) {
  const { cluster } = props;
  const t = useEcoTranslation();
  const { status } = cluster.outcome;
  const fresh = status === 'ok' || status === 'partial';
  return (
    <Box component="span" sx={lineStyle}>
      <OutcomeIcon status={status} />
      <Box component="span" sx={{ color: 'text.primary' }}>
        {t(`outcome.${status}`)}
      </Box>{' '}
      {cluster.readAt && fresh && <Age at={cluster.readAt} />}
      {cluster.readAt && !fresh && (
        <span>
          · {t('age.dataFrom')} <Age at={cluster.readAt} />
        </span>
      )}
      {!cluster.readAt && status !== 'pending' && (
        <span>· {t('age.never')}</span>
      )}{' '}
      <span>{factsOf(cluster, t).join(' · ')}</span>
    </Box>
  );
}

function factsOf(cluster: ClusterSummary, t: Translate): string[] {
  const { kubernetesVersion } = cluster;
  const version = kubernetesVersion
    ? t('clusters.kubernetes', { version: kubernetesVersion })
    : t('clusters.kubernetesUnknown');
  return [version, nodeWords(cluster, t) ?? []].flat();
}
