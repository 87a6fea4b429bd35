import { Knex } from 'knex';
import { AssessedOperator } from '../../operators';
import { contentHash } from '../contentHash';
import { storableText } from '../storableText';
import { OperatorRow } from '../tables';
import { writeChanges } from '../writeChanges';
import { operatorKey } from './operatorKey';

/** Writes the operators of a cluster: those that changed, and none that is gone. */
export async function writeOperators(options: {
  trx: Knex;
  cluster: string;
  operators: readonly AssessedOperator[];
}): Promise<void> {
  const { trx, cluster, operators } = options;
  const rows = operators.map(({ detail }): OperatorRow => {
    const text = storableText(JSON.stringify(detail));
    return {
      cluster,
      key: operatorKey(detail.workload),
      hash: contentHash(text),
      detail: text,
    };
  });
  await writeChanges({ trx, table: 'operators', cluster, rows });
}
