import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { CustomResourceSampleRow } from '../tables';
import { sampleKey } from './writeSamples';

/**
 * Loads the samples of a cluster's custom resources. CRDs that were not sampled
 * yet have none.
 *
 * @param options - `kinds`: only these
 */
export async function loadSamples(options: {
  knex: Knex;
  cluster: string;
  kinds?: ReadonlyArray<{ group: string; plural: string }>;
}): Promise<CustomResourceSample[]> {
  const { knex, cluster, kinds } = options;
  const query = knex<CustomResourceSampleRow>('custom_resource_samples')
    .where({ cluster })
    .orderBy('key');
  if (kinds) {
    query.whereIn('key', kinds.map(sampleKey));
  }
  const texts: string[] = await query.pluck('sample');
  return texts.map(text => JSON.parse(text));
}
