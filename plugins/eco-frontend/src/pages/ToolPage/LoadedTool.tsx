import Box from '@mui/material/Box';
import { Stack, ToolDetail } from '@backstage-eco/plugin-eco-common';
import { FindingTotals } from '../../components/Findings';
import { ToolSummaries } from '../../components/Summaries';
import { LifecycleMark } from '../../components/LifecycleMark';
import { PageHeading } from '../../components/PageHeading';
import { clustersOfTool } from '../../model/clustersOfTool';
import { AboutTool } from './AboutTool';
import { Alternatives } from './Alternatives';
import { EvidenceByCluster } from './EvidenceByCluster';
import { LifecycleWarning } from './LifecycleWarning';
import { OperatorsOfTool } from './OperatorsOfTool';
import { ToolInFleet } from './ToolInFleet';
import { WhenToChoose } from './WhenToChoose';

const layoutStyle = {
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' },
} as const;

const columnStyle = {
  minWidth: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 2,
} as const;

/** What clusters show of a tool, and what is known of it beside them. */
export function LoadedTool(props: { detail: ToolDetail; stack: Stack }) {
  const { detail, stack } = props;
  const { tool } = detail;
  const parted = clustersOfTool(detail, stack.clusters);
  return (
    <>
      <PageHeading
        title={tool.name}
        lead={tool.purpose}
        marks={<LifecycleMark lifecycle={tool.lifecycle} />}
      />
      <Box sx={layoutStyle}>
        <Box sx={columnStyle}>
          <LifecycleWarning tool={tool} />
          <WhenToChoose tool={tool} />
          <ToolInFleet tool={tool} parted={parted} />
          <ToolSummaries tool={tool} clusters={stack.clusters} />
          <EvidenceByCluster tool={tool} found={parted.found} />
        </Box>
        <Box sx={columnStyle}>
          <AboutTool tool={tool} />
          <FindingTotals
            of={{ tool: tool.id }}
            clusters={stack.clusters.map(({ name }) => name)}
          />
          <OperatorsOfTool tool={tool} clusters={stack.clusters} />
          <Alternatives tool={tool} stack={stack} />
        </Box>
      </Box>
    </>
  );
}
