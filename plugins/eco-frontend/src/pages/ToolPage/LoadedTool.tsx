import { Stack, ToolDetail } from '@backstage-eco/plugin-eco-common';
import { FindingTotals } from '../../components/Findings';
import { ToolSummaries } from '../../components/Summaries';
import { LifecycleMark } from '../../components/LifecycleMark';
import { PageHeading } from '../../components/PageHeading';
import { SideColumn } from '../../components/SideColumn';
import { clustersOfTool } from '../../model/clustersOfTool';
import { AboutTool } from './AboutTool';
import { Alternatives } from './Alternatives';
import { EvidenceByCluster } from './EvidenceByCluster';
import { LifecycleWarning } from './LifecycleWarning';
import { OperatorsOfTool } from './OperatorsOfTool';
import { ToolInFleet } from './ToolInFleet';
import { WhenToChoose } from './WhenToChoose';

/** What clusters show of a tool, and what is generally known about it. */
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
      <SideColumn
        side={
          <>
            <AboutTool tool={tool} />
            <FindingTotals
              of={{ tool: tool.id }}
              clusters={stack.clusters.map(({ name }) => name)}
            />
            <OperatorsOfTool tool={tool} clusters={stack.clusters} />
            <Alternatives tool={tool} stack={stack} />
          </>
        }
      >
        <LifecycleWarning tool={tool} />
        <WhenToChoose tool={tool} />
        <ToolInFleet tool={tool} parted={parted} />
        <ToolSummaries tool={tool} clusters={stack.clusters} />
        <EvidenceByCluster tool={tool} found={parted.found} />
      </SideColumn>
    </>
  );
}
