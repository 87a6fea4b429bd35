import { KindController } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { KindRow } from '../tables';
import { kindKey } from './writeKinds';

/** Controller of a kind in a cluster, and the number of its objects. */
export interface StoredKindController {
  group: string;
  plural: string;
  controller: KindController;
  /** Omitted if its objects were not counted. */
  count?: { count: number; isExact: boolean; countedAt: string };
}

/** Loads some kinds of a cluster. Kinds that it does not have are missing. */
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
    // Written by writeKinds.
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
