import { Knex } from 'knex';
import { AssessedOperator } from '../../operators';
import { contentHash } from '../contentHash';
import { storableText } from '../storableText';
import { OperatorRow } from '../tables';
import { writeChanges } from '../writeChanges';
import { operatorKey } from './operatorKey';

/**
 * Writes the changed operators of a cluster and deletes those that are gone.
 */
export async function writeOperators(options: {
  trx: Knex;
  cluster: string;
  operators: readonly AssessedOperator[];
}): Promise<void> {
  const { trx, cluster, operators } = options;
  const rows = operators.map(operator => toRow(cluster, operator));
  await writeChanges({ trx, table: 'operators', cluster, rows });
}

function toRow(cluster: string, operator: AssessedOperator): OperatorRow {
  const detail = storableText(JSON.stringify(operator.detail));
  const summary = storableText(JSON.stringify(operator.summary));
  return {
    cluster,
    key: operatorKey(operator.summary.workload),
    hash: contentHash(detail, summary),
    detail,
    summary,
    form_hash: contentHash(summary),
  };
}
