import { Knex } from 'knex';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { KindSchemaRow } from '../tables';

/** Whether a kind of any matching cluster has a schema. */
export async function hasSchema(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  hash: string;
}): Promise<boolean> {
  const { knex, criteria, hash } = options;
  const query = knex<KindSchemaRow>('kind_schemas')
    .join('clusters', 'clusters.name', 'kind_schemas.cluster')
    .whereNull('clusters.archived_at')
    .where('kind_schemas.hash', hash)
    .select('kind_schemas.cluster');
  applyClusterCriteria({ query, criteria, column: 'kind_schemas.cluster' });
  return (await query.first()) !== undefined;
}
