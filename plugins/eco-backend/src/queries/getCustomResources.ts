import {
  CustomResourceKind,
  ecoInventoryReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { loadSamples, readTogether } from '../store';
import { Query } from './Query';
import { visibleCluster } from './visibleClusters';

/** What samples of a cluster's custom resources gave, kind by kind. */
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

/** A sample as it is shown: without what only the next one and checks need. */
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
