import { ComparedKind, CrdDifference } from '@backstage-eco/plugin-eco-common';
import { appendTo } from '../appendTo';

/** A custom resource kind, with the clusters that have each form. */
export interface KindInClusters extends Omit<ComparedKind, 'forms'> {
  forms: Array<
    Omit<ComparedKind['forms'][number], 'clusterGroup'> & {
      /** Sorted. */
      clusters: string[];
    }
  >;
}

type Forms = KindInClusters['forms'];

/**
 * Finds CRDs that serve the same versions in several clusters, but with
 * different schemas. What one cluster accepts, another then rejects or prunes.
 * Different versions do not count, nor do unknown schemas. Pure.
 *
 * @param kinds - kinds with their forms across clusters
 */
export function crdDifferences(
  kinds: readonly KindInClusters[],
): CrdDifference[] {
  return kinds
    .flatMap(({ group, plural, kind, forms }) =>
      formsByVersions(forms).map(alike => ({
        group,
        plural,
        kind,
        served: alike[0].served,
        clusters: alike
          .map(({ clusters }) => clusters)
          .sort((one, other) => other.length - one.length),
      })),
    )
    .sort((one, other) => countOf(other) - countOf(one));
}

/**
 * Groups forms with known schemas by served versions, where there are several.
 */
function formsByVersions(forms: Forms): Forms[] {
  const groups = new Map<string, Forms>();
  for (const form of forms) {
    const key = form.served.join('/');
    if (form.schemasHash !== undefined) {
      appendTo(groups, key, form);
    }
  }
  return [...groups.values()].filter(alike => alike.length > 1);
}

function countOf({ clusters }: CrdDifference): number {
  return clusters.flat().length;
}
