import { useId, useState } from 'react';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Box from '@mui/material/Box';
import ExpandMore from '@mui/icons-material/ExpandMore';
import {
  ClusterSummary,
  FrameworkUse,
  Tool,
} from '@backstage-eco/plugin-eco-common';
import { ConfidenceMark } from '../ConfidenceMark';
import { CountedSection } from '../CountedSection';
import { EvidenceTable, objectName } from '../ToolEvidence';
import { useCounted } from '../../hooks/useCounted';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Which operators seem to be built with a framework, and by which facts. */
export function OperatorsOfFramework(props: {
  tool: Tool;
  clusters: ClusterSummary[];
}) {
  const { tool, clusters } = props;
  const t = useEcoTranslation();
  const isOfTool = ({ framework }: FrameworkUse) => framework === tool.id;
  return (
    <CountedSection
      title={t('frameworks.titleOf')}
      lead={t('frameworks.lead')}
      answer={useCounted('getOperatorFrameworks')}
      clusters={clusters}
      isEmpty={({ uses }) => !uses.some(isOfTool)}
    >
      {({ uses }) => (
        <div>
          {uses.filter(isOfTool).map(use => (
            <OperatorUse key={objectName(use.subject)} use={use} tool={tool} />
          ))}
        </div>
      )}
    </CountedSection>
  );
}

function OperatorUse(props: { use: FrameworkUse; tool: Tool }) {
  const { subject, confidence, evidence } = props.use;
  const t = useEcoTranslation();
  const id = useId();
  const [unfolded, setUnfolded] = useState(false);
  const operator = objectName(subject);
  return (
    <Accordion
      variant="outlined"
      disableGutters
      expanded={unfolded}
      onChange={(_, expanded) => setUnfolded(expanded)}
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
            alignItems: 'center',
            columnGap: 1,
            typography: 'body2',
            overflowWrap: 'anywhere',
          }}
        >
          {operator}
          <ConfidenceMark confidence={confidence} />
        </Box>
      </AccordionSummary>
      <AccordionDetails>
        <EvidenceTable
          kind={t('frameworks.fact')}
          evidence={evidence.map(fact => ({
            ...fact,
            words: fact.object.kind,
          }))}
          label={t('frameworks.factsOf', { operator, tool: props.tool.name })}
        />
      </AccordionDetails>
    </Accordion>
  );
}
