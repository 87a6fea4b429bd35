import Box from '@mui/material/Box';
import { ArchivedCluster } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { Age } from '../../components/Age';
import { ClusterChip } from '../../components/ClusterChip';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { RestoreButton } from './RestoreButton';

/**
 * Archived clusters, which can be restored. Renders nothing if there are none.
 */
export function ArchivedClusters() {
  const t = useEcoTranslation();
  const { data = [], error } = useQuery(useEcoQueries().archivedClusters());
  if (error) {
    return (
      <Notice>{t('archived.notLoaded', { reason: error.message })}</Notice>
    );
  }
  if (data.length === 0) {
    return null;
  }
  return (
    <Panel title={t('archived.title')}>
      <Box sx={{ color: 'text.secondary' }}>{t('archived.lead')}</Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map(cluster => (
          <ArchivedLine key={cluster.name} cluster={cluster} />
        ))}
      </Box>
    </Panel>
  );
}

function ArchivedLine(props: { cluster: ArchivedCluster }) {
  const { name, title, listedAt, readAt, archivedAt } = props.cluster;
  const t = useEcoTranslation();
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        py: 0.75,
        '& + li': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <strong>{title}</strong>
      {title !== name && <ClusterChip name={name} />}
      <Box component="span" sx={{ flex: '1 1 260px', color: 'text.secondary' }}>
        {t('archived.archived')} <Age at={archivedAt} />
        {' · '}
        {t('archived.listed')} <Age at={listedAt} />
        {' · '}
        {readAt ? (
          <>
            {t('archived.read')} <Age at={readAt} />
          </>
        ) : (
          t('age.never')
        )}
      </Box>
      <RestoreButton name={name} title={title} />
    </Box>
  );
}
