import { useMemo } from 'react';
import { FleetCluster } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { DataColumn } from '../../components/DataTable';
import { SEVERITIES } from '../../components/Findings';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import {
  ChangesOfCluster,
  FindingsOfCluster,
  KubernetesOfCluster,
  NameOfCluster,
  OperatorsOfCluster,
  OutcomeOfCluster,
  ToolsOfCluster,
} from './FleetCells';

/** One critical finding outweighs any number of warnings. */
const WEIGHTS = { critical: 1e8, warning: 1e4, info: 1 };

/** Returns the columns of the table of clusters. */
export function useFleetColumns(
  changesDays: number,
): Array<DataColumn<FleetCluster>> {
  const t = useEcoTranslation();
  return useMemo(
    () => [
      ...readingColumns(t),
      ...countColumns(t),
      ...findingColumns(t),
      {
        id: 'changes',
        head: t('fleet.changes', { days: String(changesDays) }),
        shortHead: t('fleet.changesShort'),
        value: ({ cluster, changes }) =>
          cluster.readAt === undefined ? undefined : changes,
        sortBy: row => -row.changes,
        cell: row => <ChangesOfCluster row={row} />,
      },
    ],
    [t, changesDays],
  );
}

function readingColumns(t: Translate): Array<DataColumn<FleetCluster>> {
  return [
    {
      id: 'cluster',
      head: t('fleet.cluster'),
      value: row => row.cluster.name,
      sortBy: row => row.cluster.title,
      cell: row => <NameOfCluster row={row} />,
    },
    {
      id: 'outcome',
      head: t('fleet.outcome'),
      value: row => row.cluster.outcome.status,
      cell: row => <OutcomeOfCluster row={row} />,
    },
    {
      id: 'read_at',
      head: t('fleet.readAt'),
      value: row => row.cluster.readAt,
      cell: ({ cluster: { readAt } }) =>
        readAt ? <Age at={readAt} /> : t('age.never'),
    },
    {
      id: 'kubernetes',
      head: t('fleet.kubernetes'),
      value: row => row.cluster.kubernetesVersion,
      sortBy: row => row.kubernetesSupport.endsOn,
      cell: row => <KubernetesOfCluster row={row} />,
    },
    {
      id: 'kubernetes_support',
      head: '',
      csvOnly: true,
      value: row => row.kubernetesSupport.state,
    },
    {
      id: 'kubernetes_support_ends',
      head: '',
      csvOnly: true,
      value: row => row.kubernetesSupport.endsOn,
    },
  ];
}

function countColumns(t: Translate): Array<DataColumn<FleetCluster>> {
  return [
    {
      id: 'tools',
      head: t('fleet.tools'),
      value: row => row.tools?.found,
      cell: row => <ToolsOfCluster row={row} />,
    },
    {
      id: 'tools_unknown',
      head: '',
      csvOnly: true,
      value: row => row.tools?.unknown,
    },
    {
      id: 'operators',
      head: t('fleet.operators'),
      value: row => row.operators,
      cell: row => <OperatorsOfCluster row={row} />,
    },
  ];
}

function findingColumns(t: Translate): Array<DataColumn<FleetCluster>> {
  return [
    {
      id: 'findings',
      head: t('fleet.findings'),
      sortBy: ({ findings }) =>
        findings &&
        -SEVERITIES.reduce(
          (sum, each) => sum + WEIGHTS[each] * findings.severities[each],
          0,
        ),
      cell: row => <FindingsOfCluster row={row} />,
    },
    ...SEVERITIES.map(
      (severity): DataColumn<FleetCluster> => ({
        id: severity,
        head: '',
        csvOnly: true,
        value: row => row.findings?.severities[severity],
      }),
    ),
    {
      id: 'findings_unknown',
      head: '',
      csvOnly: true,
      value: row => row.findingsUnknown,
    },
  ];
}
