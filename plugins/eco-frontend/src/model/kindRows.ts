import {
  KindDetail,
  KindForm,
  KindInCluster,
} from '@backstage-eco/plugin-eco-common';

/** A custom resource kind as one cluster has it. */
export type KindRow = Omit<KindForm, 'clusters'> & KindInCluster;

/** A row for each cluster that has a kind; those that have it alike are together. */
export function kindRows({ forms }: KindDetail): KindRow[] {
  return forms.flatMap(({ clusters, ...form }) =>
    clusters.map(each => ({ ...form, ...each })),
  );
}
