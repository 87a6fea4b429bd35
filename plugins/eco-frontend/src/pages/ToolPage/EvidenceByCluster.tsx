import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { Tool } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { FoldedPart } from '../../components/FoldedPart';
import { SectionTitle } from '../../components/SectionTitle';
import { StateMark } from '../../components/StateMark';
import { DetectionFacts } from '../../components/ToolEvidence';
import { useClusterWords } from '../../hooks/useClusterWords';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ClustersOfTool } from '../../model/clustersOfTool';
import {
  AlikeClusters,
  groupAlike,
  withoutCluster,
} from '../../model/groupAlike';

/**
 * Evidence by cluster. Clusters that show the same are grouped, and the first
 * group is unfolded.
 */
export function EvidenceByCluster(props: {
  tool: Tool;
  found: ClustersOfTool['found'];
}) {
  const { tool, found } = props;
  const t = useEcoTranslation();
  const groups = useMemo(() => groupAlike(found, withoutCluster), [found]);
  if (found.length === 0) {
    return null;
  }
  return (
    <Box component="section" aria-labelledby="eco-evidence-title">
      <SectionTitle id="eco-evidence-title" title={t('tool.evidence')} />
      {groups.map((group, index) => (
        <EvidenceOfClusters
          key={group.clusters.join('/')}
          tool={tool}
          group={group}
          unfoldedAtFirst={index === 0}
        />
      ))}
    </Box>
  );
}

function EvidenceOfClusters(props: {
  tool: Tool;
  group: AlikeClusters;
  unfoldedAtFirst: boolean;
}) {
  const { tool, group, unfoldedAtFirst } = props;
  const { detection } = group.found;
  const t = useEcoTranslation();
  const titles = useClusterWords()(group.clusters);
  return (
    <FoldedPart
      align="baseline"
      unfoldedAtFirst={unfoldedAtFirst}
      head={
        <>
          <strong title={group.clusters.join(', ')}>{titles}</strong>
          {detection.version?.value}
          <StateMark state={detection.state} />
          <Box
            component="span"
            sx={{ typography: 'caption', color: 'text.secondary' }}
          >
            {t('outcome.ok')} <Age at={group.readAt} />
          </Box>
        </>
      }
    >
      <DetectionFacts
        detection={detection}
        toolName={tool.name}
        clusterTitle={titles}
      />
    </FoldedPart>
  );
}
