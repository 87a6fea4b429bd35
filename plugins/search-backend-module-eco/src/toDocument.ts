import {
  ClusterSummary,
  ECO_SEARCH_ROOT,
  EcoSearchDocument,
} from '@backstage-eco/plugin-eco-common';

/** Untrusted texts are cut here: an index keeps them in memory. */
const MAX_TEXT_LENGTH = 2_000;

/**
 * A document of a cluster. Every one has the same fields in the same order, because
 * an engine may take its fields from the first.
 *
 * @param options - `path`: the segments of its page; `query`: tells it from those of
 * other clusters with the same page; `words`: undefined ones are left out
 */
export function toDocument(options: {
  cluster: ClusterSummary;
  subject: EcoSearchDocument['subject'];
  title: string;
  words: Array<string | undefined>;
  path: string[];
  query?: string;
}): EcoSearchDocument {
  const { cluster, subject, title, words, path, query } = options;
  const below = path.map(encodeURIComponent).join('/');
  return {
    title,
    text: words.filter(Boolean).join(' ').slice(0, MAX_TEXT_LENGTH),
    location: [`${ECO_SEARCH_ROOT}/${below}`, query].filter(Boolean).join('?'),
    subject,
    cluster: cluster.name,
    clusterTitle: cluster.title,
  };
}

/** The query of a page that shows all clusters. */
export function queryOf(cluster: ClusterSummary): string {
  return new URLSearchParams({ cluster: cluster.name }).toString();
}
