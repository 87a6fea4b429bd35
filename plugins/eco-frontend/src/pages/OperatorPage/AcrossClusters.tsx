import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import {
  ClusterSummary,
  OperatorDetail,
} from '@backstage-eco/plugin-eco-common';
import { OperatorInCluster } from '../../model/operatorsInClusters';
import { DataColumn, DataTable } from '../../components/DataTable';
import { ToolFindings } from '../../components/Findings';
import { MaturityMarks } from '../../components/Maturity';
import { SectionTitle } from '../../components/SectionTitle';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';
import { differingLevels, sameOperator } from '../../model/sameOperator';

/**
 * The same operator in every cluster that has it: versions, maturity and
 * findings.
 */
export function AcrossClusters(props: {
  detail: OperatorDetail;
  clusters: ClusterSummary[];
}) {
  const { detail, clusters } = props;
  const t = useEcoTranslation();
  const { data } = useQuery(useOperatorQueries().operators());
  const columns = useColumns({
    detail,
    clusters,
    findingsUnknown: data?.findingsUnknown,
  });
  if (!data) {
    return null;
  }
  const rows = sameOperator(data.items, detail);
  return (
    <section aria-labelledby="eco-across-title">
      <SectionTitle
        id="eco-across-title"
        title={t('operator.across')}
        note={differenceWords(rows, t)}
      />
      {rows.length > 1 ? (
        <DataTable
          label={t('operator.across')}
          name="across"
          rows={rows}
          columns={columns}
          rowId={({ cluster, workload }) => `${cluster}/${workload.namespace}`}
        />
      ) : (
        <Box sx={{ typography: 'body2' }}>{t('operator.elsewhereNone')}</Box>
      )}
    </section>
  );
}

function useColumns(options: {
  detail: OperatorDetail;
  clusters: ClusterSummary[];
  findingsUnknown: string | undefined;
}): Array<DataColumn<OperatorInCluster>> {
  const { detail, clusters, findingsUnknown } = options;
  const t = useEcoTranslation();
  return useMemo(() => {
    const titles = new Map(clusters.map(({ name, title }) => [name, title]));
    const titleOf = ({ cluster }: OperatorInCluster) =>
      titles.get(cluster) ?? cluster;
    return [
      {
        id: 'cluster',
        head: t('operators.cluster'),
        value: titleOf,
        cell: row => (
          <NameOfCluster row={row} title={titleOf(row)} detail={detail} />
        ),
      },
      {
        id: 'version',
        head: t('operators.version'),
        value: ({ version }) => version,
        cell: ({ version }) => version ?? t('card.versionUnknown'),
      },
      {
        id: 'maturity',
        head: t('operators.maturity'),
        cell: ({ maturity }) => <MaturityMarks marks={maturity} />,
      },
      {
        id: 'findings',
        head: t('operators.findings'),
        cell: ({ cluster, toolId, findings }) => (
          <ToolFindings
            cluster={cluster}
            toolId={toolId}
            counts={findings}
            unknown={findingsUnknown}
          />
        ),
      },
    ];
  }, [t, detail, clusters, findingsUnknown]);
}

function NameOfCluster(props: {
  row: OperatorInCluster;
  title: string;
  detail: OperatorDetail;
}) {
  const { row, title, detail } = props;
  const { cluster, workload } = row;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const isHere =
    cluster === detail.cluster &&
    workload.namespace === detail.workload.namespace;
  return isHere ? (
    <>{t('operator.here', { cluster: title })}</>
  ) : (
    <TextLink to={paths.operator({ cluster, ...workload })}>{title}</TextLink>
  );
}

/**
 * Describes what differs between clusters; undefined if there is nothing to
 * compare.
 */
function differenceWords(
  rows: OperatorInCluster[],
  t: Translate,
): string | undefined {
  if (rows.length < 2) {
    return undefined;
  }
  const levels = differingLevels(rows);
  return levels.length > 0
    ? t('operator.levelsDiffer', { levels: levels.join(', ') })
    : t('operator.levelsAlike');
}
