import { KindController } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { KindRow } from '../tables';
import { kindKey } from './writeKinds';

/** Who acts on a kind of a cluster, and what was counted of it. */
export interface StoredKindController {
  group: string;
  plural: string;
  controller: KindController;
  /** Left out: its objects were not counted. */
  count?: { count: number; isExact: boolean; countedAt: string };
}

/** Some of the kinds of a cluster. One that it does not have is missing. */
export async function loadKindsOfCluster(options: {
  knex: Knex;
  cluster: string;
  kinds: ReadonlyArray<{ group: string; plural: string }>;
}): Promise<StoredKindController[]> {
  const { knex, cluster, kinds } = options;
  const rows = await knex<KindRow>('kinds')
    .where({ cluster })
    .whereIn('key', kinds.map(kindKey));
  return rows.map(row => ({
    group: row.api_group,
    plural: row.plural,
    // The form is the one that writeKinds wrote.
    controller: JSON.parse(row.controller),
    ...(row.objects !== null &&
      row.counted_at !== null && {
        count: {
          count: row.objects,
          isExact: row.is_exact === 1,
          countedAt: row.counted_at,
        },
      }),
  }));
}
