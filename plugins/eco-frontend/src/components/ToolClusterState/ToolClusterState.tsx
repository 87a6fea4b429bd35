import Box from '@mui/material/Box';
import HelpOutline from '@mui/icons-material/HelpOutline';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ToolRowCluster } from '../../model/toolRows';
import { useAge } from '../Age';
import { StateMark } from '../StateMark';

/** Summarizes what one cluster shows of a tool. */
export function ToolClusterState(props: { cluster: ToolRowCluster }) {
  const { cluster } = props;
  const t = useEcoTranslation();
  if (!cluster.found) {
    return <MissingTool cluster={cluster} />;
  }
  const version = cluster.versions.join(', ');
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 0.75,
        overflowWrap: 'anywhere',
        fontVariantNumeric: 'tabular-nums',
        ...(!version && { fontStyle: 'italic', color: 'text.secondary' }),
      }}
    >
      {version || t('card.versionUnknown')}
      <StateMark state={cluster.state} />
    </Box>
  );
}

function MissingTool(props: { cluster: ToolRowCluster & { found: false } }) {
  const { state, reason, since } = props.cluster;
  const t = useEcoTranslation();
  const age = useAge(since ?? '');
  const title = [
    reason ?? t(`state.${state}Meaning`),
    since && t('layer.since', { age: age.words }),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Box
      component="span"
      title={title}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        color: 'text.secondary',
      }}
    >
      {state === 'unknown' && (
        <HelpOutline aria-hidden color="info" sx={{ fontSize: 15 }} />
      )}
      {t(`state.${state}`)}
    </Box>
  );
}
