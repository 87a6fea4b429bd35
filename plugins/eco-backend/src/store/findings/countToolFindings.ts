import { CheckSeverity } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { FindingFilter, fittingFindings } from './findingQuery';
import { SEVERITIES } from './severities';

/** How many findings of a severity are about a tool in a cluster. */
export interface ToolFindingCount {
  cluster: string;
  toolId: string;
  severity: CheckSeverity;
  shown: number;
}

/** Counts open findings about tools that are not muted; others are about none. */
export async function countToolFindings(options: {
  knex: Knex;
  filter: Pick<FindingFilter, 'criteria' | 'clusters' | 'tools'>;
}): Promise<ToolFindingCount[]> {
  const { knex, filter } = options;
  const rows = await fittingFindings(knex, {
    ...filter,
    state: 'open',
    muted: false,
  })
    .whereNotNull('f.tool_id')
    .groupBy('f.cluster', 'f.tool_id', 'f.severity')
    .select('f.cluster', 'f.tool_id', 'f.severity')
    .count({ total: '*' });
  return rows.map(row => ({
    cluster: row.cluster,
    toolId: row.tool_id,
    severity: SEVERITIES[row.severity],
    shown: Number(row.total),
  }));
}
