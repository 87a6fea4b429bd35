import Box from '@mui/material/Box';
import { ClusterSummary, Stack } from '@backstage-eco/plugin-eco-common';
import { useAge } from '../../components/Age';
import { ClusterNotices, Notice } from '../../components/ClusterNotices';
import { ClusterSwitch } from '../../components/ClusterSwitch';
import { PlatformServices } from '../../components/PlatformServices';
import { StackDrawing } from '../../components/StackDrawing';
import { ToolPanel } from '../../components/ToolPanel';
import { ClusterSelection } from '../../hooks/useClusterSelection';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOpenTool } from '../../hooks/useOpenTool';
import { UnknownClusters } from './UnknownClusters';

/** What {@link LoadedStack} draws. */
export interface LoadedStackProps {
  /** All clusters that the person may see. */
  clusters: ClusterSummary[];
  /** The stack of those that are chosen. */
  stack: Stack;
  selection: ClusterSelection;
  /** Chosen names that no cluster has. */
  missing: string[];
  /** True while the answer for another choice is on its way. */
  switching: boolean;
  /** The last try to get a newer answer failed; `dataFrom` in ms since 1970. */
  failedUpdate?: { message: string; dataFrom: number };
}

/** The cluster switch, what to know about the clusters, and the drawing. */
export function LoadedStack(props: LoadedStackProps) {
  const { clusters, stack, selection, missing, switching, failedUpdate } =
    props;
  const { toolId, close } = useOpenTool();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <ClusterSwitch clusters={clusters} selection={selection} />
      {failedUpdate && <FailedUpdate {...failedUpdate} />}
      {missing.length > 0 && (
        <UnknownClusters names={missing} onShowAll={selection.chooseAll} />
      )}
      <ClusterNotices clusters={stack.clusters} />
      <Box
        aria-busy={switching}
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          opacity: switching ? 0.6 : 1,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: 'minmax(0, 1fr) 288px',
          },
        }}
      >
        <StackDrawing layers={stack.layers} clusters={stack.clusters} />
        <PlatformServices services={stack.services} clusters={stack.clusters} />
      </Box>
      <ToolPanel toolId={toolId} clusters={stack.clusters} onClose={close} />
    </Box>
  );
}

function FailedUpdate(props: { message: string; dataFrom: number }) {
  const t = useEcoTranslation();
  const { words } = useAge(new Date(props.dataFrom).toISOString());
  return (
    <Notice severity="warning">
      {t('notice.notUpdated', { reason: props.message, age: words })}
    </Notice>
  );
}
