import {
  ClusterSummary,
  FrameworkUse,
  Tool,
} from '@backstage-eco/plugin-eco-common';
import { ConfidenceMark } from '../ConfidenceMark';
import { CountedSection } from '../CountedSection';
import { FoldedPart } from '../FoldedPart';
import { EvidenceTable, objectName } from '../ToolEvidence';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Operators that seem to be built with a framework, with the evidence. */
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
      answer={useQuery(useEcoQueries().counted('getOperatorFrameworks'))}
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
  const operator = objectName(subject);
  return (
    <FoldedPart
      align="center"
      head={
        <>
          {operator}
          <ConfidenceMark confidence={confidence} />
        </>
      }
    >
      <EvidenceTable
        kind={t('frameworks.fact')}
        evidence={evidence.map(fact => ({
          ...fact,
          words: fact.object.kind,
        }))}
        label={t('frameworks.factsOf', { operator, tool: props.tool.name })}
      />
    </FoldedPart>
  );
}
