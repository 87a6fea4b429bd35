import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { ClusterChip } from '../../components/ClusterChip';
import {
  RefreshButton,
  ReadFailureNote,
  UnreadKinds,
  nodeWords,
} from '../../components/ClusterSwitch';
import { OtherNames } from '../../components/OtherNames';
import { OutcomeIcon } from '../../components/OutcomeIcon';
import { ReadingProgress } from '../../components/ReadingProgress';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { readFailureOf } from '../../model/readFailure';

/** One row of the table of clusters. */
export function ClusterTableRow(props: { cluster: ClusterSummary }) {
  const { cluster } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const unknown = t('clusters.unknown');
  return (
    <TableRow role="row">
      <TableCell role="cell">
        <Box
          component="span"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1,
            fontWeight: 'fontWeightBold',
          }}
        >
          <TextLink to={paths.cluster({ cluster: cluster.name })}>
            {cluster.title}
          </TextLink>
          {cluster.title !== cluster.name && (
            <ClusterChip name={cluster.name} />
          )}
        </Box>
        <OtherNames cluster={cluster} />
        <ReadingProgress cluster={cluster} />
      </TableCell>
      <TableCell role="cell" data-label={t('clusters.column.outcome')}>
        <OutcomeOfCluster cluster={cluster} />
      </TableCell>
      <TableCell role="cell" data-label={t('clusters.column.facts')}>
        {cluster.readAt ? <Age at={cluster.readAt} /> : t('age.never')}
      </TableCell>
      <TableCell role="cell" data-label={t('clusters.column.kubernetes')}>
        {cluster.kubernetesVersion ?? unknown}
      </TableCell>
      <TableCell role="cell" data-label={t('clusters.column.nodes')}>
        {nodeWords(cluster, t) ?? unknown}
      </TableCell>
      <TableCell role="cell" sx={{ '&&': { py: 0 } }}>
        <RefreshButton cluster={cluster} />
      </TableCell>
    </TableRow>
  );
}

/** Shows the outcome of the last read, with the reason if it failed. */
function OutcomeOfCluster(props: { cluster: ClusterSummary }) {
  const { outcome, unread } = props.cluster;
  const { status } = outcome;
  const failure = readFailureOf(props.cluster);
  const t = useEcoTranslation();
  return (
    <>
      <Box
        component="span"
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
      >
        <OutcomeIcon status={status} />
        {t(`outcome.${status}`)}
      </Box>
      <Box
        sx={{
          maxWidth: '60ch',
          typography: 'caption',
          overflowWrap: 'anywhere',
        }}
      >
        {status === 'partial' && <UnreadKinds unread={unread} />}
        {failure && (
          <ReadFailureNote cluster={props.cluster} failure={failure} />
        )}
      </Box>
    </>
  );
}
