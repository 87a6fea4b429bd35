import Box from '@mui/material/Box';
import { Tool } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { FoldedPart } from '../../components/FoldedPart';
import { SectionTitle } from '../../components/SectionTitle';
import { StateMark } from '../../components/StateMark';
import { DetectionFacts } from '../../components/ToolEvidence';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ClustersOfTool } from '../../model/clustersOfTool';

/** How we know: the evidence of each cluster, that of the first unfolded. */
export function EvidenceByCluster(props: {
  tool: Tool;
  found: ClustersOfTool['found'];
}) {
  const { tool, found } = props;
  const t = useEcoTranslation();
  if (found.length === 0) {
    return null;
  }
  return (
    <Box component="section" aria-labelledby="eco-evidence-title">
      <SectionTitle id="eco-evidence-title" title={t('tool.evidence')} />
      {found.map((each, index) => (
        <EvidenceOfCluster
          key={each.cluster.name}
          tool={tool}
          found={each}
          unfoldedAtFirst={index === 0}
        />
      ))}
    </Box>
  );
}

function EvidenceOfCluster(props: {
  tool: Tool;
  found: ClustersOfTool['found'][number];
  unfoldedAtFirst: boolean;
}) {
  const { tool, found, unfoldedAtFirst } = props;
  const { cluster, detection } = found;
  const t = useEcoTranslation();
  return (
    <FoldedPart
      align="baseline"
      unfoldedAtFirst={unfoldedAtFirst}
      head={
        <>
          <strong>{cluster.title}</strong>
          {detection.version?.value}
          <StateMark state={detection.state} />
          <Box
            component="span"
            sx={{ typography: 'caption', color: 'text.secondary' }}
          >
            {t('outcome.ok')} <Age at={detection.readAt} />
          </Box>
        </>
      }
    >
      <DetectionFacts
        detection={detection}
        toolName={tool.name}
        clusterTitle={cluster.title}
      />
    </FoldedPart>
  );
}
