import Box from '@mui/material/Box';
import { Tool } from '@backstage-eco/plugin-eco-common';
import { NoClusters } from '../../components/PageStates';
import { Panel } from '../../components/Panel';
import { NotFoundIn } from '../../components/ToolEvidence';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ClustersOfTool } from '../../model/clustersOfTool';
import { UnknownClusters } from './UnknownClusters';
import { VersionTable } from './VersionTable';

/** Clusters and versions of a tool, and clusters in which it is unknown. */
export function ToolInFleet(props: { tool: Tool; parted: ClustersOfTool }) {
  const { tool, parted } = props;
  const { found, unknown, notFound } = parted;
  const t = useEcoTranslation();
  const empty = found.length + unknown.length + notFound.length === 0;
  return (
    <Panel title={t('tool.inClusters')}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.25 }}>
        {empty && <NoClusters inPanel />}
        {found.length > 0 && <VersionTable tool={tool} found={found} />}
        <UnknownClusters unknown={unknown} />
        <NotFoundIn tool={tool} clusters={notFound} />
      </Box>
    </Panel>
  );
}
