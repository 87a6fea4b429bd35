import {
  ClusterSummary,
  EcoSearchDocument,
  KindSummary,
} from '@backstage-eco/plugin-eco-common';
import { queryOf, toDocument } from './toDocument';

/**
 * Custom resource kinds of a cluster.
 *
 * @param tools - names of the tools, by their ids
 */
export function kindDocuments(
  cluster: ClusterSummary,
  kinds: KindSummary[],
  tools: Map<string, string>,
): EcoSearchDocument[] {
  return kinds.map(({ group, plural, kind, served, toolIds }) =>
    toDocument({
      cluster,
      subject: 'kind',
      title: kind,
      words: [
        `${plural}.${group}`,
        ...served,
        ...toolIds.map(id => tools.get(id)),
      ],
      path: ['kinds', group, plural],
      query: queryOf(cluster),
    }),
  );
}
