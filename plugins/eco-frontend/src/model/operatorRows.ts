import { OperatorReference, Tool } from '@backstage-eco/plugin-eco-common';
import { OperatorInCluster } from './operatorsInClusters';

/** An operator in one cluster: a row of a table. */
export interface OperatorRow extends OperatorInCluster {
  id: string;
  /** Its tool's name, or its workload's where no definition fits. */
  name: string;
}

/** What operators are filtered by. */
interface OperatorFilters {
  text: string;
  clusters: string[];
  frameworks: string[];
  /** Levels that are observed, and {@link CLAIMED}. */
  maturity: string[];
}

/** The choice for a level that is declared and not observed. */
export const CLAIMED = 'claimed';

/** Names the operators, by the tools that Eco knows. */
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

/** A workload as a person writes it: `Deployment cert-manager/cert-manager`. */
export function workloadWords(workload: OperatorReference): string {
  const { kind, namespace, name } = workload;
  return `${kind} ${namespace}/${name}`;
}

/** The operators that have all that is asked for; of some choices, any. */
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
