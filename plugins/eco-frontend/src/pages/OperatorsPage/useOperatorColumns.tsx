import { useMemo } from 'react';
import {
  ClusterSummary,
  MaturityLevelNumber,
  SeverityCounts,
} from '@backstage-eco/plugin-eco-common';
import { DataColumn } from '../../components/DataTable';
import { ToolFindings } from '../../components/Findings';
import { MaturityMarks } from '../../components/Maturity';
import { ToolNames } from '../../components/ToolNames';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { OperatorRow, workloadWords } from '../../model/operatorRows';
import { KindsOfOperator, NameOfOperator } from './OperatorCells';

const LEVELS = [1, 2, 3, 4, 5] as const;

/**
 * Returns the columns of the list of operators.
 *
 * @param findingsUnknown - why no operator has findings
 */
export function useOperatorColumns(
  clusters: ClusterSummary[],
  findingsUnknown: string | undefined,
): Array<DataColumn<OperatorRow>> {
  const t = useEcoTranslation();
  return useMemo(
    () => [
      ...identityColumns(t, clusters),
      {
        id: 'maturity',
        head: t('operators.maturity'),
        sortBy: row => -observedLevels(row),
        cell: row => <MaturityMarks marks={row.maturity} />,
      },
      ...LEVELS.map(levelColumn),
      findingsColumn(t, findingsUnknown),
      ...factColumns(t),
    ],
    [t, clusters, findingsUnknown],
  );
}

function identityColumns(
  t: Translate,
  clusters: ClusterSummary[],
): Array<DataColumn<OperatorRow>> {
  const titles = new Map(clusters.map(({ name, title }) => [name, title]));
  return [
    {
      id: 'operator',
      head: t('operators.operator'),
      value: row => row.name,
      cell: row => <NameOfOperator row={row} />,
    },
    {
      id: 'workload',
      head: '',
      csvOnly: true,
      value: row => workloadWords(row.workload),
    },
    {
      id: 'cluster',
      head: t('operators.cluster'),
      value: row => row.cluster,
      cell: row => titles.get(row.cluster) ?? row.cluster,
    },
    {
      id: 'version',
      head: t('operators.version'),
      value: row => row.version,
      cell: row => row.version ?? t('card.versionUnknown'),
    },
    {
      id: 'kinds',
      head: t('operators.kinds'),
      value: row =>
        row.kinds.map(({ group, kind }) => `${kind}.${group}`).join('; '),
      sortBy: row => -(row.kinds.length + row.moreKinds),
      cell: row => <KindsOfOperator row={row} />,
    },
  ];
}

/** Open findings about the operator's tool, worst first. */
function findingsColumn(
  t: Translate,
  unknown: string | undefined,
): DataColumn<OperatorRow> {
  return {
    id: 'findings',
    head: t('operators.findings'),
    value: ({ findings }) =>
      findings && findings.critical + findings.warning + findings.info,
    sortBy: ({ findings }) => findings && -severityRank(findings),
    cell: ({ cluster, toolId, findings }) => (
      <ToolFindings
        cluster={cluster}
        toolId={toolId}
        counts={findings}
        unknown={unknown}
      />
    ),
  };
}

/**
 * A critical finding outweighs any number of warnings, and a warning any number
 * of others.
 */
function severityRank({ critical, warning, info }: SeverityCounts): number {
  return critical * 1e8 + warning * 1e4 + info;
}

/** Exports each maturity level as a separate column. */
function levelColumn(level: MaturityLevelNumber): DataColumn<OperatorRow> {
  return {
    id: `level_${level}`,
    head: '',
    csvOnly: true,
    value: ({ maturity }) => {
      const mark = maturity.find(each => each.level === level);
      return [mark?.state, mark?.isDeclared && 'declared']
        .filter(Boolean)
        .join('; ');
    },
  };
}

function factColumns(t: Translate): Array<DataColumn<OperatorRow>> {
  return [
    {
      id: 'framework',
      head: t('operators.framework'),
      value: row => row.frameworks.join('; ') || undefined,
      cell: row =>
        row.frameworks.length > 0 ? (
          <ToolNames toolIds={row.frameworks} />
        ) : (
          t('maturity.unknown')
        ),
    },
    {
      id: 'watches',
      head: t('operators.watches'),
      value: ({ isWatchingAll }) =>
        isWatchingAll === undefined ? undefined : watchWords(isWatchingAll, t),
      cell: ({ isWatchingAll }) =>
        isWatchingAll === undefined
          ? t('maturity.unknown')
          : watchWords(isWatchingAll, t),
    },
    {
      id: 'wildcards',
      head: t('operators.wildcards'),
      value: row => row.wildcards,
      cell: ({ wildcards }) => wildcardWords(wildcards, t),
    },
  ];
}

function observedLevels({ maturity }: OperatorRow): number {
  return maturity.filter(({ state }) => state === 'observed').length;
}

function watchWords(isAll: boolean, t: Translate): string {
  return isAll ? t('operators.allNamespaces') : t('operators.someNamespaces');
}

function wildcardWords(wildcards: number | undefined, t: Translate): string {
  if (wildcards === undefined) {
    return t('maturity.unknown');
  }
  return wildcards > 0
    ? t('operators.rules', { count: wildcards })
    : t('operators.noWildcards');
}
