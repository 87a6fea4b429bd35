import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { CustomResourceSampleRow } from '../tables';

/**
 * What is known of a cluster's custom resources. A CRD that nobody looked at
 * yet has none.
 */
export async function loadSamples(options: {
  knex: Knex;
  cluster: string;
}): Promise<CustomResourceSample[]> {
  const { knex, cluster } = options;
  const texts: string[] = await knex<CustomResourceSampleRow>(
    'custom_resource_samples',
  )
    .where({ cluster })
    .orderBy('key')
    .pluck('sample');
  return texts.map(text => JSON.parse(text));
}
