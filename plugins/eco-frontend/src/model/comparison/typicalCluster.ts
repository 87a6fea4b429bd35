import { Comparison } from '@backstage-eco/plugin-eco-common';

/**
 * Returns the cluster that has most in common with the others, and the first
 * one of a tie.
 *
 * @returns undefined if there are no clusters
 */
export function typicalCluster(comparison: Comparison): string | undefined {
  const scores = new Map(comparison.clusters.map(({ name }) => [name, 0]));
  const groups = [...comparison.tools, ...comparison.kinds].flatMap(each =>
    each.forms.map(
      ({ clusterGroup }) => comparison.clusterGroups[clusterGroup],
    ),
  );
  for (const clusters of groups) {
    for (const name of clusters) {
      scores.set(name, (scores.get(name) ?? 0) + clusters.length);
    }
  }
  let typical: string | undefined;
  for (const [name, score] of scores) {
    if (typical === undefined || score > (scores.get(typical) ?? 0)) {
      typical = name;
    }
  }
  return typical;
}
