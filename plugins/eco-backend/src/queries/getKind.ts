import { NotFoundError } from '@backstage/errors';
import {
  ecoInventoryReadPermission,
  KindForm,
} from '@backstage-eco/plugin-eco-common';
import { loadKind, readTogether, StoredKindInCluster } from '../store';
import { assessedClusters } from './assessedClusters';
import { toCustomResourceKind } from './getCustomResources';
import { groupBy } from '../groupBy';
import { Query } from './Query';
import { unreadLists } from './unreadLists';

/**
 * Returns a custom resource kind across clusters, with identical forms merged.
 */
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
      forms: toForms(kinds).map(({ form, inClusters }) => ({
        ...form,
        clusters: inClusters.map(({ cluster, sample }) => ({
          cluster,
          readAt: readAt.get(cluster),
          resources: sample && toCustomResourceKind(sample),
        })),
      })),
      unknownIn,
      unread: unreadLists(assessed, ['crds']),
    };
  },
};

/** Groups identical forms. */
function toForms(kinds: StoredKindInCluster[]) {
  const alike = groupBy(kinds, kind => JSON.stringify(toForm(kind)));
  return [...alike.values()].map(inClusters => ({
    form: toForm(inClusters[0]),
    inClusters,
  }));
}

function toForm(kind: StoredKindInCluster): Omit<KindForm, 'clusters'> {
  const { crd, controller } = kind;
  return {
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
  };
}
