import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { ClusterChip } from '../../components/ClusterChip';
import {
  ClusterCondition,
  ClusterFacts,
  RefreshButton,
} from '../../components/ClusterSwitch';
import { OtherNames } from '../../components/OtherNames';
import { PageHeading } from '../../components/PageHeading';
import { ReadingProgress } from '../../components/ReadingProgress';
import { TextLink } from '../../components/TextLink';
import { TimeField } from '../../components/TimeField';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Heading of a cluster's page: identity, read status, and links. */
export function ClusterHead(props: { cluster: ClusterSummary }) {
  const { cluster } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const query = new URLSearchParams({ cluster: cluster.name });
  return (
    <div>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
        <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
          <PageHeading
            title={cluster.title}
            lead={
              <>
                <ClusterFacts cluster={cluster} />
                <OtherNames cluster={cluster} />
              </>
            }
            marks={
              <>
                {cluster.title !== cluster.name && (
                  <ClusterChip name={cluster.name} />
                )}
                <RefreshButton cluster={cluster} />
                <ReadingProgress cluster={cluster} />
              </>
            }
          />
        </Box>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 2,
            rowGap: 1,
            mb: 1.5,
            typography: 'body2',
          }}
        >
          <TextLink to={`${paths.stack}?${query}`}>
            {t('cluster.stack')}
          </TextLink>
          <TextLink to={`${paths.history}?${query}`}>
            {t('cluster.history')}
          </TextLink>
          <TimeField
            label={t('cluster.asItWas')}
            parameter="at"
            none={t('cluster.now')}
          />
        </Box>
      </Box>
      <Paper
        variant="outlined"
        sx={{
          pt: 0.75,
          borderColor: 'warning.main',
          '&:empty': { display: 'none' },
        }}
      >
        <ClusterCondition cluster={cluster} />
      </Paper>
    </div>
  );
}
