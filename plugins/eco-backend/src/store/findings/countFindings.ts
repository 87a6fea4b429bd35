import { CheckSeverity } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { SEVERITIES } from '../../findings';
import { FindingFilter, fittingFindings, isMuted } from './findingQuery';

/** Number of findings of a severity. */
export interface FindingCount {
  cluster: string;
  checkId: string;
  severity: CheckSeverity;
  /** Findings that are not muted. */
  shown: number;
  muted: number;
}

/** Counts matching findings by cluster, check and severity. */
export async function countFindings(options: {
  knex: Knex;
  filter: FindingFilter;
}): Promise<FindingCount[]> {
  const { knex, filter } = options;
  const rows = await fittingFindings(knex, filter)
    .groupBy('f.cluster', 'f.check_id', 'f.severity')
    .select('f.cluster', 'f.check_id', 'f.severity')
    .count({ total: '*' })
    .select({
      muted: knex.raw('sum(case when ? then 1 else 0 end)', [isMuted(knex)]),
    });
  return rows.map(row => ({
    cluster: row.cluster,
    checkId: row.check_id,
    severity: SEVERITIES[row.severity],
    shown: Number(row.total) - Number(row.muted),
    muted: Number(row.muted),
  }));
}
