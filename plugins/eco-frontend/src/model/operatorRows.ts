import { OperatorReference, Tool } from '@backstage-eco/plugin-eco-common';
import { OperatorInCluster } from './operatorsInClusters';

/** An operator in one cluster: one row of the table. */
export interface OperatorRow extends OperatorInCluster {
  id: string;
  /** Name of its tool, or of its workload if no definition matches. */
  name: string;
}

/** Filters of the list of operators. */
interface OperatorFilters {
  text: string;
  clusters: string[];
  frameworks: string[];
  /** Observed levels, or {@link CLAIMED}. */
  maturity: string[];
}

/** Filter value for levels that are declared but not observed. */
export const CLAIMED = 'claimed';

/** Names the operators after their tools. */
export function operatorRows(
  operators: OperatorInCluster[],
  tools: Tool[] = [],
): OperatorRow[] {
  const names = new Map(tools.map(({ id, name }) => [id, name]));
  return operators.map(operator => ({
    ...operator,
    id: `${operator.cluster}/${workloadWords(operator.workload)}`,
    name: names.get(operator.toolId ?? '') ?? operator.workload.name,
  }));
}

/** Formats a workload, for example `Deployment cert-manager/cert-manager`. */
export function workloadWords(workload: OperatorReference): string {
  const { kind, namespace, name } = workload;
  return `${kind} ${namespace}/${name}`;
}

/**
 * Returns the operators that match every filter. Of several clusters or
 * frameworks any may match; of several maturity choices all must.
 */
export function filterOperators(
  rows: OperatorRow[],
  filters: OperatorFilters,
): OperatorRow[] {
  const { clusters, frameworks, maturity } = filters;
  const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(row => {
    const text = searchedText(row);
    return (
      words.every(word => text.includes(word)) &&
      isAmong(clusters, [row.cluster]) &&
      isAmong(frameworks, row.frameworks) &&
      maturity.every(choice => fitsMaturity(row, choice))
    );
  });
}

function searchedText(row: OperatorRow): string {
  const { name, toolId, workload, kinds } = row;
  const kindWords = kinds.map(({ kind, group }) => `${kind}.${group}`);
  return [name, toolId, workloadWords(workload), ...kindWords]
    .join(' ')
    .toLowerCase();
}

function isAmong(chosen: string[], values: string[]): boolean {
  return chosen.length === 0 || values.some(value => chosen.includes(value));
}

function fitsMaturity(row: OperatorRow, choice: string): boolean {
  return row.maturity.some(({ level, state, isDeclared }) =>
    choice === CLAIMED
      ? isDeclared && state === 'not-observed'
      : String(level) === choice && state === 'observed',
  );
}
