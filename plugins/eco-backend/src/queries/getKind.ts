import { NotFoundError } from '@backstage/errors';
import {
  ecoInventoryReadPermission,
  KindInCluster,
} from '@backstage-eco/plugin-eco-common';
import { loadKind, readTogether, StoredKindInCluster } from '../store';
import { assessedClusters } from './assessedClusters';
import { toCustomResourceKind } from './getCustomResources';
import { Query } from './Query';
import { unreadLists } from './unreadLists';

/** A custom resource kind in each of some clusters that have it. */
export const getKind: Query<'getKind'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'kind' },
  async answer(context, criteria, { cluster: names, group, plural }) {
    const { assessed, unknownIn, kinds } = await readTogether(
      context.knex,
      async knex => {
        const all = await assessedClusters({ knex, criteria, names });
        const clusters = all.assessed.map(({ name }) => name);
        return {
          ...all,
          kinds: await loadKind({ knex, clusters, group, plural }),
        };
      },
    );
    const [first] = kinds;
    if (!first) {
      throw new NotFoundError(
        `No cluster is known to have the kind '${plural}.${group}'; GET /kinds has those that are known`,
      );
    }
    const readAt = new Map(assessed.map(each => [each.name, each.readAt]));
    return {
      group,
      plural,
      kind: first.crd.definedKind,
      items: kinds.map(kind => ({
        ...toKindInCluster(kind),
        readAt: readAt.get(kind.cluster),
      })),
      unknownIn,
      unread: unreadLists(assessed, ['crds']),
    };
  },
};

function toKindInCluster(kind: StoredKindInCluster): KindInCluster {
  const { cluster, crd, controller, sample } = kind;
  return {
    cluster,
    scope: crd.scope,
    shortNames: crd.shortNames,
    categories: crd.categories,
    versions: crd.versions.map(version => ({
      name: version.name,
      isServed: version.served,
      isStored: version.storage,
      isDeprecated: version.deprecated,
      subresources: version.subresources,
      printerColumns: version.printerColumns,
      schemaHash: version.schemaHash,
    })),
    storedVersions: crd.storedVersions,
    isEstablished: crd.established,
    conversion: crd.conversionStrategy,
    conversionService: crd.conversionService,
    controller,
    resources: sample && toCustomResourceKind(sample),
  };
}
