import {
  CustomResourceKind,
  ecoInventoryReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { loadSamples, readTogether } from '../store';
import { Query } from './Query';
import { visibleCluster } from './visibleClusters';

/** Lists the sampled custom resource kinds of a cluster. */
export const getCustomResources: Query<'getCustomResources'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'custom-resources' },
  async answer(context, criteria, { cluster }) {
    const samples = await readTogether(context.knex, async knex => {
      await visibleCluster({ knex, criteria, name: cluster });
      return loadSamples({ knex, cluster });
    });
    return { items: samples.map(toCustomResourceKind) };
  },
};

/**
 * Converts a sample to the API form, without the fields that only sampling and
 * checks use.
 */
export function toCustomResourceKind({
  crdFingerprint: _,
  triedAt: __,
  waiting: ___,
  otherVersions: ____,
  specWriters: _____,
  recentWrites: ______,
  ...kind
}: CustomResourceSample): CustomResourceKind {
  return kind;
}
