import Box from '@mui/material/Box';
import { ClusterSummary, Stack } from '@backstage-eco/plugin-eco-common';
import { useAge } from '../../components/Age';
import { ClusterSwitch } from '../../components/ClusterSwitch';
import { Notice } from '../../components/Notice';
import { PlatformServices } from '../../components/PlatformServices';
import { StackDrawing } from '../../components/StackDrawing';
import { ToolPanel } from '../../components/ToolPanel';
import { ClusterSelection } from '../../hooks/useClusterSelection';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOpenTool } from '../../hooks/useOpenTool';
import { UnknownClusters } from './UnknownClusters';

/** The drawing gets the height of the screen; what explains it stands beside. */
const layoutStyle = {
  // Names come from clusters: one long word must not widen the page.
  overflowWrap: 'anywhere',
  display: 'grid',
  columnGap: 2,
  rowGap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 296px' },
  gridTemplateRows: { lg: 'auto 1fr' },
  gridTemplateAreas: {
    xs: '"clusters" "stack" "services"',
    lg: '"stack clusters" "stack services"',
  },
};

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
    <>
      {failedUpdate && <FailedUpdate {...failedUpdate} />}
      {missing.length > 0 && (
        <UnknownClusters names={missing} onShowAll={selection.chooseAll} />
      )}
      <Box sx={layoutStyle}>
        <Box sx={{ gridArea: 'clusters', minWidth: 0 }}>
          <ClusterSwitch clusters={clusters} selection={selection} />
        </Box>
        <Box
          aria-busy={switching}
          sx={{ gridArea: 'stack', minWidth: 0, opacity: switching ? 0.6 : 1 }}
        >
          <StackDrawing layers={stack.layers} clusters={stack.clusters} />
        </Box>
        <Box sx={{ gridArea: 'services', minWidth: 0 }}>
          <PlatformServices
            services={stack.services}
            clusters={stack.clusters}
          />
        </Box>
      </Box>
      <ToolPanel toolId={toolId} clusters={stack.clusters} onClose={close} />
    </>
  );
}

function FailedUpdate(props: { message: string; dataFrom: number }) {
  const t = useEcoTranslation();
  const { words } = useAge(new Date(props.dataFrom).toISOString());
  return (
    <Notice>
      {t('notice.notUpdated', { reason: props.message, age: words })}
    </Notice>
  );
}
