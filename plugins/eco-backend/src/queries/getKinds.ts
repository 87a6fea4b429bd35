import {
  ecoInventoryReadPermission,
  KindSummary,
} from '@backstage-eco/plugin-eco-common';
import { z } from 'zod/v3';
import { groupBy } from '../groupBy';
import { listKindPage, readTogether, StoredKind } from '../store';
import { assessedClusters } from './assessedClusters';
import { compareKubernetesVersions } from './compareKubernetesVersions';
import { parseCursor, storable, toCursor } from './pageCursor';
import { Query } from './Query';
import { unreadLists } from './unreadLists';

/** Lists the custom resource kinds of clusters, page by page. */
export const getKinds: Query<'getKinds'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'kinds' },
  async answer(context, criteria, input) {
    const { kindForms } = context;
    const { cluster: names, group, text, limit = 100, cursor } = input;
    const after = parseCursor(cursor, z.tuple([storable, storable]));
    const { assessed, unknownIn, page } = await readTogether(
      context.knex,
      async knex => {
        const clusters = await assessedClusters({ knex, criteria, names });
        const query = {
          clusters: clusters.assessed.map(({ name }) => name),
          group,
          text,
          limit,
          after,
        };
        return {
          ...clusters,
          page: await listKindPage({ knex, kindForms, query }),
        };
      },
    );
    return {
      total: page.total,
      items: grouped(page.items).map(toSummary),
      groups: page.groups,
      nextCursor: page.end && toCursor(page.end),
      unknownIn,
      unread: unreadLists(assessed, ['crds']),
    };
  },
};

/** Groups the forms of each kind. */
function grouped(kinds: StoredKind[]): StoredKind[][] {
  const ofKind = groupBy(kinds, ({ group, plural }) =>
    JSON.stringify([group, plural]),
  );
  return [...ofKind.values()];
}

/** @param forms - forms of one kind, each in some clusters */
function toSummary(forms: StoredKind[]): KindSummary {
  const [{ group, plural, facts }] = forms;
  const sum = (numberOf: (form: StoredKind) => number) =>
    forms.reduce((total, form) => total + numberOf(form), 0);
  const versions = (of: (form: StoredKind) => string[]) =>
    [...new Set(forms.flatMap(of))].sort(compareKubernetesVersions);
  const counted = forms.filter(form => form.counted > 0);
  const clusters = sum(form => form.clusters);
  return {
    group,
    plural,
    kind: facts.kind,
    scope: facts.scope,
    clusters,
    served: versions(form => form.facts.served),
    stored: versions(form => form.facts.stored),
    deprecated: versions(form => form.facts.deprecated),
    hasConversion: forms.some(form => form.facts.hasConversion),
    toolIds: [
      ...new Set(
        forms.map(form => form.facts.toolId).filter(id => id !== undefined),
      ),
    ].sort(),
    controllers: statesOf(forms),
    uncounted: clusters - sum(form => form.counted),
    ...(counted.length > 0 && {
      count: sum(form => form.objects),
      isCountExact: counted.every(form => form.isExact),
      countedAt: counted.map(form => form.countedAt!).sort()[0],
    }),
  };
}

function statesOf(forms: StoredKind[]): KindSummary['controllers'] {
  const states = new Map<KindSummary['controllers'][number]['state'], number>();
  for (const { facts, clusters } of forms) {
    const { controllerState } = facts;
    states.set(controllerState, (states.get(controllerState) ?? 0) + clusters);
  }
  return [...states].map(([state, clusters]) => ({ state, clusters }));
}
