import { useMemo } from 'react';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useShortNames } from '../../hooks/useShortNames';
import { lowestConfidence } from '../../model/lowestConfidence';
import { TOOL_RANKS } from '../../model/toolRanks';
import { ToolRow, foundIn } from '../../model/toolRows';
import { ConfidenceMark } from '../ConfidenceMark';
import { DataColumn } from '../DataTable';
import { LayerNames } from '../LayerNames';
import { ToolClusterState } from '../ToolClusterState';
import { ClustersOfTool, VersionsOfTool } from './FleetCells';
import { LifecycleOfTool, NameOfTool } from './ToolCells';

/** Beyond this number, one column counts the clusters. */
const MAX_CLUSTER_COLUMNS = 4;

/**
 * Returns the columns of a table of tools.
 *
 * @param options - `withLayers`: false if all tools belong to one layer
 */
export function useToolColumns(options: {
  clusters: ClusterSummary[];
  withLayers: boolean;
}): Array<DataColumn<ToolRow>> {
  const { clusters, withLayers } = options;
  const t = useEcoTranslation();
  const short = useShortNames();
  return useMemo(
    () => [
      {
        id: 'name',
        head: t('table.name'),
        value: row => row.name,
        cell: row => <NameOfTool row={row} />,
      },
      ...(withLayers ? [layerColumn(t)] : []),
      ...(clusters.length <= MAX_CLUSTER_COLUMNS
        ? clusters.map(cluster => clusterColumn(cluster, short))
        : fleetColumns(t)),
      ...knowledgeColumns(t),
    ],
    [t, clusters, short, withLayers],
  );
}

function layerColumn(t: Translate): DataColumn<ToolRow> {
  return {
    id: 'layer',
    head: t('table.layer'),
    sortBy: TOOL_RANKS.layer,
    cell: row => <LayerNames layerIds={row.layers} />,
  };
}

function clusterColumn(
  cluster: ClusterSummary,
  short: ReadonlyMap<string, string>,
): DataColumn<ToolRow> {
  return {
    id: `cluster:${cluster.name}`,
    head: cluster.title,
    shortHead: short.get(cluster.name) ?? cluster.name,
    cell: ({ clusters }) => {
      const shown = clusters.find(each => each.cluster === cluster.name);
      return shown && <ToolClusterState cluster={shown} />;
    },
  };
}

function fleetColumns(t: Translate): Array<DataColumn<ToolRow>> {
  return [
    {
      id: 'clusters',
      head: t('table.clusters'),
      sortBy: TOOL_RANKS.clusters,
      cell: row => <ClustersOfTool row={row} />,
    },
    {
      id: 'versions',
      head: t('table.versions'),
      cell: row => <VersionsOfTool row={row} />,
    },
  ];
}

function knowledgeColumns(t: Translate): Array<DataColumn<ToolRow>> {
  return [
    {
      id: 'confidence',
      head: t('table.confidence'),
      sortBy: TOOL_RANKS.confidence,
      cell: row => {
        const found = foundIn(row);
        return (
          found.length > 0 && (
            <ConfidenceMark confidence={lowestConfidence(found)} />
          )
        );
      },
    },
    {
      id: 'cncf',
      head: t('table.cncf'),
      sortBy: TOOL_RANKS.cncf,
      cell: row => t(`cncf.${row.knowledge?.cncf?.status ?? 'unknown'}`),
    },
    {
      id: 'lifecycle',
      head: t('table.lifecycle'),
      sortBy: TOOL_RANKS.lifecycle,
      cell: row => <LifecycleOfTool row={row} />,
    },
  ];
}
