import { Knex } from 'knex';
import { Concepts } from '../../concepts';
import { AssessedOperator } from '../../operators';
import { storableText } from '../storableText';
import { ConceptRow } from '../tables';
import { upsertRows } from '../upsertRows';

/** All that is kept for many clusters to be shown together. */
export interface StoredConcepts extends Concepts {
  operators: { operators: Array<AssessedOperator['summary']> };
}

/** What was counted in a cluster, and when, ISO 8601. */
export interface CountedConcepts {
  /** What is left out stays as it is. */
  concepts: Partial<StoredConcepts>;
  countedAt: string;
}

/**
 * Writes what was counted in a cluster. Of numbers that are the same, only the
 * time is written.
 */
export async function writeConcepts(
  options: { trx: Knex; cluster: string } & CountedConcepts,
): Promise<void> {
  const { trx, cluster, concepts, countedAt } = options;
  const table = () => trx<ConceptRow>('concepts').where({ cluster });
  const stored = new Map(
    (await table()).map(({ concept, numbers }) => [concept, numbers]),
  );
  const rows = Object.entries(concepts).map(([concept, numbers]) => ({
    cluster,
    concept,
    counted_at: countedAt,
    numbers: storableText(JSON.stringify(numbers)),
  }));
  await upsertRows<ConceptRow>({
    trx,
    table: 'concepts',
    rows: rows.filter(row => stored.get(row.concept) !== row.numbers),
    key: ['cluster', 'concept'],
  });
  await table().update({ counted_at: countedAt });
}
