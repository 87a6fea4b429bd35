import { ComparedKind, CrdDifference } from '@backstage-eco/plugin-eco-common';
import { appendTo } from '../appendTo';

/** A custom resource kind as some clusters have it, with their names. */
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
 * The CRDs that serve the same versions in several clusters and have other schemas
 * there: what one cluster takes, another refuses or prunes. Other versions are no
 * such difference, and schemas that are not known are none either. Pure.
 *
 * @param kinds - as some clusters have them
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

/** Forms with known schemas that serve the same versions, where there are several. */
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
