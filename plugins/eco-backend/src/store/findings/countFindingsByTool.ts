import { CheckSeverity } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { SEVERITIES } from '../../findings';
import { FindingFilter, fittingFindings } from './findingQuery';

/** Number of findings of a severity about a tool in a cluster. */
export interface ToolFindingCount {
  cluster: string;
  /** Omitted for findings about no tool. */
  toolId?: string;
  severity: CheckSeverity;
  shown: number;
}

/** Counts open findings that are not muted, by cluster, tool and severity. */
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
