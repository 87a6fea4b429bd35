import { useId, useState } from 'react';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Box from '@mui/material/Box';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Tool } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
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
  const id = useId();
  const [unfolded, setUnfolded] = useState(unfoldedAtFirst);
  return (
    <Accordion
      variant="outlined"
      disableGutters
      expanded={unfolded}
      onChange={(_, expanded) => setUnfolded(expanded)}
      // Hundreds of clusters have tens of thousands of pieces.
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary
        id={id}
        aria-controls={`${id}-content`}
        expandIcon={<ExpandMore />}
      >
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'baseline',
            columnGap: 1,
            typography: 'body2',
            overflowWrap: 'anywhere',
          }}
        >
          <strong>{cluster.title}</strong>
          {detection.version?.value}
          <StateMark state={detection.state} />
          <Box
            component="span"
            sx={{ typography: 'caption', color: 'text.secondary' }}
          >
            {t('outcome.ok')} <Age at={detection.readAt} />
          </Box>
        </Box>
      </AccordionSummary>
      <AccordionDetails>
        <DetectionFacts
          detection={detection}
          toolName={tool.name}
          clusterTitle={cluster.title}
        />
      </AccordionDetails>
    </Accordion>
  );
}
