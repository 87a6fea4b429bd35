import { OperatorReference } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { AssessedOperator } from '../../operators';
import { OperatorRow } from '../tables';
import { operatorKey } from './operatorKey';

/**
 * Loads the details of an operator of a cluster.
 *
 * @returns undefined if there is none
 */
export async function loadOperator(options: {
  knex: Knex;
  cluster: string;
  workload: OperatorReference;
}): Promise<AssessedOperator['detail'] | undefined> {
  const { knex, cluster, workload } = options;
  const row = await knex<OperatorRow>('operators')
    .where({ cluster, key: operatorKey(workload) })
    .first();
  // Written by writeOperators.
  return row && JSON.parse(row.detail);
}
