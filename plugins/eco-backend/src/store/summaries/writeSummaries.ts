import { Knex } from 'knex';
import { CountedSummaries } from '../../assessment/Assessment';
import { storableText } from '../storableText';
import { SummaryRow } from '../tables';
import { upsertRows } from '../upsertRows';

/**
 * Writes the summaries of a cluster. Unchanged numbers only get a new time.
 */
export async function writeSummaries(
  options: { trx: Knex; cluster: string } & CountedSummaries,
): Promise<void> {
  const { trx, cluster, summaries, countedAt } = options;
  const table = () => trx<SummaryRow>('summaries').where({ cluster });
  const stored = new Map(
    (await table()).map(({ summary, numbers }) => [summary, numbers]),
  );
  const rows = Object.entries(summaries).map(([summary, numbers]) => ({
    cluster,
    summary,
    counted_at: countedAt,
    numbers: storableText(JSON.stringify(numbers)),
  }));
  await upsertRows<SummaryRow>({
    trx,
    table: 'summaries',
    rows: rows.filter(row => stored.get(row.summary) !== row.numbers),
    key: ['cluster', 'summary'],
  });
  await table().update({ counted_at: countedAt });
}
