import { CheckSeverity } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { SEVERITIES } from '../../findings';
import { FindingFilter, fittingFindings } from './findingQuery';

/** How many findings of a severity a cluster has about a tool. */
export interface ToolFindingCount {
  cluster: string;
  /** Left out: about no tool. */
  toolId?: string;
  severity: CheckSeverity;
  shown: number;
}

/** Counts open findings that are not muted, for each cluster, tool and severity. */
export async function countFindingsByTool(options: {
  knex: Knex;
  filter: Pick<FindingFilter, 'criteria' | 'clusters' | 'tools'>;
}): Promise<ToolFindingCount[]> {
  const { knex, filter } = options;
  const rows = await fittingFindings(knex, {
    ...filter,
    state: 'open',
    muted: false,
  })
    .groupBy('f.cluster', 'f.tool_id', 'f.severity')
    .select('f.cluster', 'f.tool_id', 'f.severity')
    .count({ total: '*' });
  return rows.map(row => ({
    cluster: row.cluster,
    toolId: row.tool_id ?? undefined,
    severity: SEVERITIES[row.severity],
    shown: Number(row.total),
  }));
}
