import {
  ClusterSummary,
  FRAMEWORK_IDS,
  FrameworkUses,
} from '@backstage-eco/plugin-eco-common';
import { CountedSection, CountedTable } from '../CountedSection';
import { TextLink } from '../TextLink';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useToolName } from '../../hooks/useDefinitions';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { NumberBar } from './NumberBar';

/** Frameworks that the operators of each cluster seem to be built with. */
export function FrameworksSection(props: { clusters: ClusterSummary[] }) {
  const t = useEcoTranslation();
  return (
    <CountedSection
      title={t('frameworks.title')}
      lead={t('frameworks.lead')}
      answer={useQuery(useEcoQueries().counted('getOperatorFrameworks'))}
      clusters={props.clusters}
      isEmpty={({ uses }) => uses.length === 0}
    >
      {(numbers, cluster) => (
        <FrameworksOfCluster numbers={numbers} cluster={cluster} />
      )}
    </CountedSection>
  );
}

function FrameworksOfCluster(props: {
  numbers: FrameworkUses;
  cluster: string;
}) {
  const { uses, more } = props.numbers;
  const t = useEcoTranslation();
  const counts = FRAMEWORK_IDS.map(framework => ({
    framework,
    count: uses.filter(use => use.framework === framework).length,
  })).filter(({ count }) => count > 0);
  const max = Math.max(...counts.map(({ count }) => count), 1);
  return (
    <>
      {counts.length > 0 && (
        <CountedTable
          label={t('frameworks.operatorsOf', { cluster: props.cluster })}
          columns={[t('frameworks.framework'), t('frameworks.operators')]}
          rows={counts.map(({ framework, count }) => ({
            key: framework,
            cells: [
              <FrameworkLink framework={framework} />,
              <NumberBar number={count} max={max} />,
            ],
          }))}
        />
      )}
      {more > 0 && <div>{t('counted.more', { number: String(more) })}</div>}
    </>
  );
}

function FrameworkLink(props: { framework: string }) {
  const paths = useEcoPaths();
  const name = useToolName(props.framework);
  return (
    <TextLink to={paths.tool({ toolId: props.framework })}>{name}</TextLink>
  );
}
