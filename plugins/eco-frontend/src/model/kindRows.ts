import {
  KindDetail,
  KindForm,
  KindInCluster,
} from '@backstage-eco/plugin-eco-common';

/** A custom resource kind in one cluster. */
export type KindRow = Omit<KindForm, 'clusters'> & KindInCluster;

/**
 * Returns a row for each cluster that has the kind. Clusters with the same form
 * are adjacent.
 */
export function kindRows({ forms }: KindDetail): KindRow[] {
  return forms.flatMap(({ clusters, ...form }) =>
    clusters.map(each => ({ ...form, ...each })),
  );
}
