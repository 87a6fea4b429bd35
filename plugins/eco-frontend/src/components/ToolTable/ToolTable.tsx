import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { ToolRow } from '../../model/toolRows';
import { DataTable } from '../DataTable';
import { useToolColumns } from './useToolColumns';

/**
 * A table of tools, with the state in each cluster side by side.
 *
 * @param props - `rows`: in any order; `withLayers`: false if all belong to one
 * layer
 */
export function ToolTable(props: {
  rows: ToolRow[];
  clusters: ClusterSummary[];
  label: string;
  withLayers?: boolean;
}) {
  const { rows, clusters, label, withLayers = true } = props;
  const columns = useToolColumns({ clusters, withLayers });
  return (
    <DataTable label={label} rows={rows} columns={columns} rowId={toolId} />
  );
}

function toolId({ id }: ToolRow): string {
  return id;
}
