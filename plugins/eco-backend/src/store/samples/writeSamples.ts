import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { storableKey } from '../storableText';
import { CustomResourceSampleRow } from '../tables';
import { inChunks, upsertRows } from '../upsertRows';

/** CRD of a sample. */
type SampledCrd = Pick<CustomResourceSample, 'plural' | 'group'>;

/**
 * Writes samples of custom resources and deletes those of deleted CRDs.
 */
export async function writeSamples(options: {
  trx: Knex;
  cluster: string;
  samples: CustomResourceSample[];
  gone: SampledCrd[];
}): Promise<void> {
  const { trx, cluster, samples, gone } = options;
  for (const keys of inChunks(gone.map(sampleKey))) {
    await trx('custom_resource_samples')
      .where({ cluster })
      .whereIn('key', keys)
      .delete();
  }
  await upsertRows<CustomResourceSampleRow>({
    trx,
    table: 'custom_resource_samples',
    rows: samples.map(sample => ({
      cluster,
      key: sampleKey(sample),
      sample: JSON.stringify(sample),
    })),
    key: ['cluster', 'key'],
  });
}

/** Returns the key of a CRD's sample within its cluster. */
export function sampleKey({ plural, group }: SampledCrd): string {
  return storableKey(`${plural}.${group}`);
}
