import { KindController } from '@backstage-eco/plugin-eco-common';
import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import {
  CustomResourceSampleRow,
  InventoryObjectRow,
  KindRow,
} from '../tables';
import { objectKey } from '../objects/objectKey';
import { kindKey } from './writeKinds';

/** A kind of one cluster with all stored details. */
export interface StoredKindInCluster {
  cluster: string;
  crd: CrdFacts;
  controller: KindController;
  /** Omitted if its objects were not sampled yet. */
  sample?: CustomResourceSample;
}

/**
 * Loads a kind from those of the clusters that have it, sorted by cluster name.
 */
export async function loadKind(options: {
  knex: Knex;
  clusters: string[];
  group: string;
  plural: string;
}): Promise<StoredKindInCluster[]> {
  const { knex, clusters } = options;
  const key = kindKey(options);
  const crdName = `${options.plural}.${options.group}`;
  const kinds = await knex<KindRow>('kinds')
    .where({ key })
    .whereIn('cluster', clusters)
    .select('cluster', 'controller')
    .orderBy('cluster');
  const crds = new Map(
    (
      await knex<InventoryObjectRow>('inventory_objects')
        .where({ kind: 'crds', key: objectKey({ name: crdName }) })
        .whereIn('cluster', clusters)
        .select('cluster', 'facts')
    ).map(({ cluster, facts }): [string, CrdFacts] => [
      cluster,
      JSON.parse(facts),
    ]),
  );
  const samples = new Map(
    (
      await knex<CustomResourceSampleRow>('custom_resource_samples')
        .where({ key })
        .whereIn('cluster', clusters)
    ).map(({ cluster, sample }): [string, CustomResourceSample] => [
      cluster,
      JSON.parse(sample),
    ]),
  );
  return kinds.flatMap(({ cluster, controller }) => {
    const crd = crds.get(cluster);
    return crd
      ? [
          {
            cluster,
            crd,
            controller: JSON.parse(controller),
            sample: samples.get(cluster),
          },
        ]
      : [];
  });
}
