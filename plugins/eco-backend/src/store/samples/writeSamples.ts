import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { storableKey } from '../storableText';
import { CustomResourceSampleRow } from '../tables';
import { inChunks, upsertRows } from '../upsertRows';

/** The CRD that a sample is of. */
type SampledCrd = Pick<CustomResourceSample, 'plural' | 'group'>;

/**
 * Writes samples of custom resources, and removes those whose CRD is gone.
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

/** What the sample of a CRD has for itself in its cluster. */
export function sampleKey({ plural, group }: SampledCrd): string {
  return storableKey(`${plural}.${group}`);
}
