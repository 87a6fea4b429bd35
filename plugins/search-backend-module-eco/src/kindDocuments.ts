import {
  ClusterSummary,
  EcoSearchDocument,
  KindSummary,
} from '@backstage-eco/plugin-eco-common';
import { queryOf, toDocument } from './toDocument';

/**
 * Builds the documents of a cluster's custom resource kinds.
 *
 * @param tools - tool names by id
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
